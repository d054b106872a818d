"""The words of each planted community: what its members post about and how they call themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Community:
    """One planted community, or the celebrities' topic; `near` is where its members stray to most."""

    key: str
    members: int
    creators: int
    near: str
    things: tuple[str, ...]
    details: tuple[str, ...]
    captions: tuple[str, ...]
    hashtags: tuple[str, ...]
    handle_starts: tuple[str, ...]
    handle_ends: tuple[str, ...]
    bios: tuple[str, ...]


def listed(text: str) -> tuple[str, ...]:
    """The parts of a comma separated list, wherever its lines break."""
    return tuple(" ".join(part.split()) for part in text.split(","))


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


VEGAN_BAKING = Community(
    key="vegan_baking",
    members=330,
    creators=45,
    near="zero_waste_home",
    things=listed("""
        sourdough focaccia, oat-milk brioche, aquafaba meringue, banana loaf, cardamom bun, olive-oil
        cake, chickpea cracker, seeded rye, almond croissant, lemon tart, miso cookie, plum galette,
        tahini brownie
    """),
    details=listed("""
        aquafaba, oat milk, spelt flour, flax eggs, coconut cream, date syrup, vegan butter, rye starter
    """),
    captions=lines("""
        Third attempt at this {thing} and finally no soggy bottom. The trick was {detail}.
        Vegan {thing}, no eggs, no dairy, no patience required. Just {detail} and a hot oven.
        Sunday bake: {thing} straight from the oven. Recipe in the next slide.
        People keep asking if you can taste the {detail} in this {thing}. You cannot. Promise.
        I veganised my grandmother's {thing}. She asked for seconds, so I call it a win.
        Plant-based {thing} for the school fair, forty pieces, zero leftovers.
        My starter was sulking all week and then gave me this {thing}. Baking is emotional.
        Swap the butter for {detail} and your {thing} stays soft for three days.
        Snack break! A small {thing}, strong coffee, and ten minutes without a phone.
        Testing {detail} from four shops in the same {thing}. The cheapest one won.
        Crumb shot of today's {thing}. Look at those layers, and not one egg in it.
        Bake with me: {thing} after work, forty minutes including the washing up.
    """),
    hashtags=listed("""
        veganbaking, plantbasedtreats, eggfreebaking, sourdoughlove, dairyfreedessert, vegansnacks
    """),
    handle_starts=listed("""
        slow, little, plum, oat, salty, golden, maple, velvet, hazel, sunday, poppy, linden
    """),
    handle_ends=listed("""
        bakes, oven, crumb, dough, loaf, flour, whisk, tin, rolls, bakery, kitchen
    """),
    bios=lines("""
        Vegan baker in {city}. Mostly {detail}, sometimes tears.
        Egg-free cakes & loud opinions about {detail} 🌱
        Plant-based treats from a very small oven | {city}
        home baker, recipe tester, crumb collector
        Everything vegan. Yes, the {thing} too.
        weekday nurse, weekend baker 🍞
    """),
)

ZERO_WASTE_HOME = Community(
    key="zero_waste_home",
    members=270,
    creators=42,
    near="vegan_baking",
    things=listed("""
        refill jar, beeswax-free wrap, compost bucket, bulk-shop haul, solid shampoo bar, pantry shelf,
        bread bag, soap dish, cleaning paste, cutlery roll, worm bin, repair kit
    """),
    details=listed("""
        citric acid, old jam jars, castile soap, coffee grounds, cotton scraps, baking soda, bamboo
        brushes
    """),
    captions=lines("""
        One year with the same {thing} and nothing new bought. Here is what it saved us.
        No plastic this week except one sneaky label. The {thing} did the rest.
        How I make a {thing} from {detail}. Costs almost nothing.
        The zero-waste {thing} nobody talks about, because nobody can sell it to you.
        Our bin for the whole month. The {thing} is why it is this empty.
        Refill day! Brought the {thing} and left with lentils, oats and far too many dates.
        Five uses for {detail} before you throw anything away.
        My {thing} failed. Mould everywhere. Let's talk about what went wrong.
        You do not need a pretty {thing}. You need {detail} and a free afternoon.
        Snacks without packaging: what is in our {thing} this week.
        Low-waste homes are messy homes. Exhibit A: my {thing}.
        Neighbour asked about the {thing}, now the whole house has one.
    """),
    hashtags=listed("""
        zerowastehome, plasticfreelife, refillnotlandfill, lowwasteliving, compostathome, bulkshopping
    """),
    handle_starts=listed("""
        bare, tidy, mended, empty, simple, plain, second, green, quiet, useful, thrifty
    """),
    handle_ends=listed("jars, pantry, refill, compost, bin, shelf, home, household, scraps, nest"),
    bios=lines("""
        Less bin, more life. Family of four in {city}
        refills, repairs and {detail}
        Trying to fit our rubbish into one jar (failing)
        Low-waste renter | {city}
        compost nerd 🪱 ask me about my {thing}
        Plastic-free since the big kitchen flood
    """),
)

TRAIL_RUNNING = Community(
    key="trail_running",
    members=240,
    creators=40,
    near="cold_water_swimming",
    things=listed("""
        ridge loop, hill session, night run, fell race, muddy half, summit push, recovery jog, forest
        ultra, quarry climb, relay leg, dawn long run, downhill mile
    """),
    details=listed("""
        poles, salt tabs, fresh blisters, a head torch, rice cakes, gaiters, wet socks, cheap flapjacks
    """),
    captions=lines("""
        {thing} done before breakfast. Powered by {detail}.
        Twelve hundred metres up, same down, and my quads have filed a complaint about this {thing}.
        Rain, fog, {detail}. Still the best {thing} of the season.
        Course notes from the {thing}: rocky start, runnable middle, tears at the end.
        First {thing} after the ankle injury. Slow, happy, upright.
        What I carry on a {thing}: water, jacket, {detail}.
        Training block week 6. One {thing}, two easy days, a lot of pasta.
        Nobody warned me about the cows on this {thing}.
        Finished last in the {thing} and would do it again tomorrow.
        Trail shoes are shot after this {thing}. Recommendations please!
        Fuel test on the {thing}: {detail} beat every gel I own.
        Club {thing} tonight, all paces, we never leave anyone behind.
    """),
    hashtags=listed("trailrunning, ultrarunner, fellrunning, mountainmiles, runwild, trailshoes"),
    handle_starts=listed("muddy, ridge, fell, summit, stony, uphill, windy, lost, quick, steady"),
    handle_ends=listed("miles, runs, trails, strides, legs, climber, pace, loops, steps"),
    bios=lines("""
        Runs uphill slowly in {city}
        ultra beginner | {detail} enthusiast
        Trails > roads. Coach for ordinary people
        37 races, 0 podiums 🏔️
        mud, maps and {detail}
        Club runner. Next: {thing}
    """),
)

PLANT_PARENTS = Community(
    key="plant_parents",
    members=200,
    creators=38,
    near="zero_waste_home",
    things=listed("""
        monstera cutting, string of pearls, calathea, rubber plant, pothos wall, fern shelf, orchid
        rescue, hoya bloom, terrarium, snake plant, moss pole
    """),
    details=listed("""
        neem oil, perlite, a grow light, rainwater, sphagnum moss, fungus gnats, terracotta pots
    """),
    captions=lines("""
        New leaf on the {thing}! I have told everyone at work.
        Repotting day for the {thing}. Soil mix: bark, coco and {detail}.
        This {thing} was dying in a supermarket six months ago.
        Propagation update: the {thing} has roots, I have no more windowsills.
        Yellow leaves on my {thing}. Too much water or {detail}?
        East window, no direct sun, a bit of luck and {detail}. That is the whole {thing} routine.
        Things my {thing} survived: moving house, the cat, {detail}.
        Plant swap haul: gave away three babies, came home with a {thing}.
        Unpopular opinion: a {thing} is not a beginner plant.
        I misted the {thing} every day for a month. Results were humbling.
        Before and after: {thing} with and without {detail}.
        Jungle tour part 4, starring the {thing}.
    """),
    hashtags=listed("""
        plantparents, houseplantclub, urbanjungle, propagation, monsteramonday, plantcare
    """),
    handle_starts=listed("leafy, mossy, potted, fern, ivy, rooted, shady, sunny, tangled, sprout"),
    handle_ends=listed("""
        leaves, jungle, pots, cuttings, windowsill, roots, fronds, greenhouse, shoots
    """),
    bios=lines("""
        84 houseplants, one patient flatmate | {city}
        Plant parent. Cuttings for swap 🌿
        recovering overwaterer
        {thing} person, don't argue
        Rare-ish plants on a normal budget
        Botany dropout with {detail}
    """),
)

SLOW_FASHION = Community(
    key="slow_fashion",
    members=170,
    creators=35,
    near="zero_waste_home",
    things=listed("""
        linen jumpsuit, thrifted blazer, mended jumper, handmade coat, patchwork skirt, wool vest,
        upcycled shirt, visible-mending project, capsule wardrobe, denim rework
    """),
    details=listed("""
        deadstock linen, sashiko thread, curtain fabric, natural dye, shell buttons, charity-shop wool
    """),
    captions=lines("""
        Made this {thing} from {detail}. It took all of June.
        Outfit repeat number 40 for the {thing} and I am not sorry.
        Mend with me: a {thing}, {detail}, one podcast.
        Thrift find of the year, a {thing} for less than lunch.
        Cost per wear of this {thing}: eleven cents and falling.
        I pattern-hacked the {thing} and only cried twice.
        Slow fashion is not expensive if your {thing} used to be a tablecloth.
        Dyeing the {thing} with onion skins. Wait for the last picture.
        What I would change about my first {thing}: the pockets. Bigger pockets.
        Seven days, one {thing}, no shopping.
        Hemmed the {thing} by hand with {detail} on the train.
        Wardrobe audit: the {thing} stays, the impulse buys go.
    """),
    hashtags=listed("""
        slowfashion, handmadewardrobe, visiblemending, thriftedstyle, memademay, capsulewardrobe
    """),
    handle_starts=listed("""
        linen, woven, darned, stitched, vintage, loom, cotton, mellow, button, thread
    """),
    handle_ends=listed("wardrobe, mends, seams, thread, closet, stitches, hems, atelier, wool"),
    bios=lines("""
        Sewing my own clothes, slowly | {city}
        visible mending & {detail}
        Nothing new since 2024
        Thrift, mend, repeat ✂️
        handmade wardrobe diary
        Pattern tester, pocket activist
    """),
)

COLD_WATER_SWIMMING = Community(
    key="cold_water_swimming",
    members=140,
    creators=32,
    near="trail_running",
    things=listed("""
        sunrise dip, lake swim, winter plunge, harbour lap, full-moon swim, tidal-pool session, river
        float, ice bath, sea mile, jetty jump
    """),
    details=listed("""
        a wool hat, neoprene gloves, a flask of tea, the tow float, goose fat jokes, jellyfish
    """),
    captions=lines("""
        Nine degrees and glass-flat. Best {thing} since spring.
        {thing} with the usual suspects and {detail}.
        I was grumpy, then I did a {thing}, now I am unbearable in another way.
        How to warm up after a {thing}: layers, cake, {detail}.
        Fog so thick we did the {thing} by ear.
        First {thing} in skins this season. Screamed. Stayed six minutes.
        Safety post: never do a {thing} alone, and bring {detail}.
        The seal joined our {thing} again!
        Water temperature dropping, {thing} numbers rising.
        My mum's first {thing} at 67.
        Forgot everything but {detail} for today's {thing}.
        Hot chocolate tastes better after a {thing}. Science.
    """),
    hashtags=listed("""
        coldwaterswimming, wildswimming, openwaterswim, seadip, winterswimmers, warmuptea
    """),
    handle_starts=listed("icy, salt, tidal, brisk, harbour, lake, pebble, grey, northern, wave"),
    handle_ends=listed("dips, swims, plunge, water, tides, dipper, coves, laps"),
    bios=lines("""
        Daily dips near {city}
        Cold water, warm cake
        sea swimmer with {detail}
        Open-water coach 🌊
        All year, no wetsuit, much noise
        {thing} club, everybody welcome
    """),
)

URBAN_SKETCHING = Community(
    key="urban_sketching",
    members=120,
    creators=30,
    near="slow_fashion",
    things=listed("""
        harbour sketch, tram-stop drawing, cafe corner, rooftop view, market scene, ink study, station
        hall, two-minute portrait, bridge watercolour, sketchbook spread
    """),
    details=listed("""
        a fineliner, cold-press paper, a leaky brush pen, three watercolours, toned paper, cheap gouache
    """),
    captions=lines("""
        {thing}, forty minutes, {detail}.
        Perspective went for a walk in this {thing} and I like it better that way.
        Sketch meet-up in the rain: one {thing}, five umbrellas.
        A stranger bought me coffee because of this {thing}.
        Testing {detail} on a {thing}. Bleeds a bit, worth it.
        Page 30 of the sketchbook: {thing}.
        Drawn standing up, hence the wobbly {thing}.
        If you are scared of drawing people, start with a {thing}.
        Same spot, same {thing}, one year apart.
        Ink first, regrets later: today's {thing}.
        My kit for a {thing}: {detail}, a stool, patience.
        Lunch-break {thing}. The soup got cold.
    """),
    hashtags=listed("""
        urbansketching, sketchbook, inkandwash, drawdaily, sketchwalk, watercolourlines
    """),
    handle_starts=listed("inky, paper, wobbly, city, corner, sepia, pencil, street, folded"),
    handle_ends=listed("sketches, lines, ink, draws, pages, corners, doodles, sketchbook"),
    bios=lines("""
        Drawing {city} one corner at a time
        ink, coffee, {detail}
        Architect by day, sketcher by lunch break
        Sketch walks every second Saturday ✏️
        wobbly lines on purpose
        Prints? Maybe one day
    """),
)

COMMUNITIES = (
    VEGAN_BAKING,
    ZERO_WASTE_HOME,
    TRAIL_RUNNING,
    PLANT_PARENTS,
    SLOW_FASHION,
    COLD_WATER_SWIMMING,
    URBAN_SKETCHING,
)

# Celebrities belong to no community, but their posts need words too.
SPOTLIGHT = Community(
    key="none",
    members=0,
    creators=0,
    near="vegan_baking",
    things=listed("""
        tour day, studio session, red-carpet look, day off, big announcement, kitchen disaster, photo
        shoot
    """),
    details=listed("my team, no sleep, the best fans, new music, room service, a borrowed jacket"),
    captions=lines("""
        {thing} with {detail}. Love you all.
        So this {thing} happened.
        Cannot believe it. Thank you for every message about the {thing}.
        Behind the scenes of the {thing}: {detail}.
        Guess where I am! Hint: {thing}.
        A very normal {thing}, for once.
    """),
    hashtags=listed("behindthescenes, grateful, ontheroad, newseason"),
    handle_starts=listed("official"),
    handle_ends=listed("world"),
    bios=lines("""
        Singer. Sometimes actor. Always late.
        New season out now ✨
        bookings via my team
    """),
)
