// Starts a real local Bluesky network (PLC + PDS + AppView + bsync + Ozone, from @atproto/dev-env), fills it with a small
// community graph, the same in every run, and writes down what it made.
//   DB_POSTGRES_URL, REDIS_HOST as dev-env wants them; PORT (AppView, default 2584), PDS_PORT (2583), PLC_PORT (2582),
//   OUT (truth.json), ACCOUNTS (30), SEED (7)
import fs from 'node:fs'
import { TestNetwork } from '@atproto/dev-env'

const t0 = Date.now()
const el = () => ((Date.now() - t0) / 1000).toFixed(1) + 's'
const BSKY = Number(process.env.PORT || 2584), PDS = Number(process.env.PDS_PORT || 2583), PLC = Number(process.env.PLC_PORT || 2582)
const OUT = process.env.OUT || './truth.json'
const N = Number(process.env.ACCOUNTS || 30)
// a small seeded generator, so that every run makes the same graph
let s = Number(process.env.SEED || 7) >>> 0
const rnd = () => { s = (s + 0x6d2b79f5) >>> 0; let t = s; t = Math.imul(t ^ (t >>> 15), t | 1); t ^= t + Math.imul(t ^ (t >>> 7), t | 61); return ((t ^ (t >>> 14)) >>> 0) / 4294967296 }
const pick = (a) => a[Math.floor(rnd() * a.length)]

// schema names may hold letters and underscores only; a name per process, so that runs need no clean-up
const SCHEMA = 'gk_' + String(process.pid).replace(/[0-9]/g, (d) => 'abcdefghij'[d])
const net = await TestNetwork.create({
  dbPostgresSchema: SCHEMA,
  plc: { port: PLC },
  pds: { port: PDS, hostname: 'localhost', rateLimitsEnabled: true, rateLimitBypassKey: 'seed' },
  bsky: { port: BSKY, publicUrl: `http://localhost:${BSKY}`, dbPostgresSchema: 'appview_' + SCHEMA },
})
console.log('network up', el())
const sc = net.getSeedClient()
const agent = sc.agent
agent.setHeader?.('x-ratelimit-bypass', 'seed')
const TAGS = ['ceramics', 'trailrunning', 'sourdough']
const who = []
for (let i = 0; i < N; i++) {
  const c = i % 3, name = `${TAGS[c].slice(0, 7)}${i}`
  await sc.createAccount(name, { handle: `${name}.test`, email: `${name}@example.test`, password: 'pw-' + name })
  const did = sc.dids[name]
  await agent.com.atproto.repo.putRecord({ repo: did, collection: 'app.bsky.actor.profile', rkey: 'self',
    record: { $type: 'app.bsky.actor.profile', displayName: `${TAGS[c]} person ${i}`, description: `I like #${TAGS[c]}`, createdAt: new Date().toISOString() } },
    { headers: sc.getHeaders(did), encoding: 'application/json' })
  who.push({ name, did, c })
}
console.log('accounts', el())
const facet = (text, tag) => { const i = Buffer.byteLength(text.slice(0, text.indexOf('#' + tag))); return [{ index: { byteStart: i, byteEnd: i + Buffer.byteLength('#' + tag) }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag }] }] }
const T = { posts: [], mentions: [], replies: [], likes: [], reposts: [], follows: [], quotes: [], special: {} }
const posts = []
for (const a of who.filter((_, i) => i < 9)) for (let k = 0; k < 3; k++) {
  const text = `Post ${k} by ${a.name} about #${TAGS[a.c]}`
  const p = await sc.post(a.did, text, facet(text, TAGS[a.c]))
  posts.push({ a, ref: p.ref }); T.posts.push({ by: a.did, uri: p.ref.uriStr })
}
const named = (text, name, did) => { const i = text.indexOf('@' + name); return [{ index: { byteStart: i, byteEnd: i + name.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did }] }] }
for (let i = 0; i < 9 && i + 9 < N; i++) {
  const a = who[i], b = who[i + 9], text = `Thanks @${b.name} for the idea`
  const p = await sc.post(a.did, text, named(text, b.name, b.did))
  T.mentions.push({ by: a.did, to: b.did, uri: p.ref.uriStr })
}
console.log('posts', el())
// every record gets its own millisecond: two equal records (same subject, same time) have the same content id, and the AppView's
// (time, cid) page cursor then drops rows between pages
let clock = Date.now() - 3600_000
const now = () => new Date((clock += 1000)).toISOString()
const batch = new Map()
const later = (did, collection, value) => { if (!batch.has(did)) batch.set(did, []); batch.get(did).push({ $type: 'com.atproto.repo.applyWrites#create', collection, value: { $type: collection, createdAt: now(), ...value } }) }
const flush = async () => { for (const [repo, writes] of batch) for (let i = 0; i < writes.length; i += 200) await agent.com.atproto.repo.applyWrites({ repo, writes: writes.slice(i, i + 200) }, { headers: sc.getHeaders(repo), encoding: 'application/json' }); batch.clear() }
for (const p of posts) for (const b of who) {
  if (b.did === p.a.did) continue
  const same = b.c === p.a.c, r = rnd()
  if (r < (same ? 0.6 : 0.05)) {
    const q = await sc.reply(b.did, p.ref, p.ref, `@${p.a.name} nice (${b.name})`)
    T.replies.push({ by: b.did, to: p.a.did, parent: p.ref.uriStr, uri: q.ref.uriStr })
    if (rnd() < 0.3) { const back = await sc.reply(p.a.did, p.ref, q.ref, 'thanks!'); T.replies.push({ by: p.a.did, to: b.did, parent: q.ref.uriStr, uri: back.ref.uriStr }) }
  }
  if (rnd() < (same ? 0.7 : 0.08)) { later(b.did, 'app.bsky.feed.like', { subject: p.ref.raw }); T.likes.push({ by: b.did, to: p.a.did, uri: p.ref.uriStr }) }
  if (rnd() < (same ? 0.2 : 0.02)) { later(b.did, 'app.bsky.feed.repost', { subject: p.ref.raw }); T.reposts.push({ by: b.did, to: p.a.did, uri: p.ref.uriStr }) }
  if (rnd() < (same ? 0.08 : 0.01)) { const q = await sc.post(b.did, 'quoting this', undefined, undefined, p.ref); T.quotes.push({ by: b.did, to: p.a.did, uri: p.ref.uriStr, quote: q.ref.uriStr }) }
}
console.log('engagement', el())
for (const a of who) for (const b of who) if (a !== b && rnd() < (a.c === b.c ? 0.6 : 0.06)) { later(a.did, 'app.bsky.graph.follow', { subject: b.did }); T.follows.push({ by: a.did, to: b.did }) }
await flush()
console.log('likes, reposts and follows', el())
// hard cases: a deleted post with replies, a block, a taken-down account, a deactivated one, a thread 13 deep
const mk = async (name) => { await sc.createAccount(name, { handle: `${name}.test`, email: `${name}@example.test`, password: 'pw-' + name }); return sc.dids[name] }
const gone = await mk('gone-person'), off = await mk('off-person'), blocker = await mk('blocker-person'), empty = await mk('quiet-person')
const v = posts[0], g1 = await sc.reply(gone, v.ref, v.ref, 'reply by an account later taken down'), g2 = await sc.reply(off, v.ref, v.ref, 'reply by an account later deactivated')
await sc.post(gone, 'my own post'); await sc.like(gone, v.ref)
const dp = await sc.post(v.a.did, 'I will delete this'), dr = await sc.reply(who[3].did, dp.ref, dp.ref, 'reply under a deleted post')
await sc.block(blocker, v.a.did); const bp = await sc.reply(blocker, posts[1].ref, posts[1].ref, 'reply by somebody who blocks the author')
let parent = posts[4]; const chain = [parent.ref.uriStr]
for (let i = 0; i < 12; i++) { const r = await sc.reply(who[i].did, posts[4].ref, parent.ref, 'deep ' + i); parent = { ref: r.ref }; chain.push(r.ref.uriStr) }
await net.processAll(120000)
await sc.deletePost(v.a.did, dp.ref.uri)
await agent.com.atproto.server.deactivateAccount({}, { headers: sc.getHeaders(off), encoding: 'application/json' })
await agent.com.atproto.admin.updateSubjectStatus({ subject: { $type: 'com.atproto.admin.defs#repoRef', did: gone }, takedown: { applied: true, ref: 'test' } }, { headers: net.pds.adminAuthHeaders(), encoding: 'application/json' })
await net.bsky.ctx.dataplane.takedownActor?.({ did: gone, ref: 'test' })
await net.processAll(120000)
T.special = { takendown: gone, deactivated: off, blocker, blocked: v.a.did, empty, deletedPost: dp.ref.uriStr, replyUnderDeleted: dr.ref.uriStr, victimPost: v.ref.uriStr, blockedReply: bp.ref.uriStr, blockedReplyRoot: posts[1].ref.uriStr, chain }
T.accounts = who; T.appview = `http://localhost:${BSKY}`; T.pds = `http://localhost:${PDS}`
fs.writeFileSync(OUT, JSON.stringify(T, null, 1))
console.log('ready', el(), JSON.stringify({ appview: T.appview, pds: T.pds, posts: T.posts.length, replies: T.replies.length, likes: T.likes.length, reposts: T.reposts.length, quotes: T.quotes.length, follows: T.follows.length, rssMB: Math.round(process.memoryUsage().rss / 1048576) }))
const stop = async () => { try { await net.close() } finally { process.exit(0) } }
process.on('SIGTERM', stop); process.on('SIGINT', stop)
