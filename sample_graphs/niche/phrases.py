"""What everybody shares: names, places, and the sentences people leave under other people's posts."""

from __future__ import annotations

from words import lines, listed

BRAND = "Nibblekind"
COMPETITOR = "Crispwick"

GIVEN_NAMES = listed("""
    Ines, Tilda, Fern, Maja, Oskar, Lennart, Noor, Pia, Joao, Thandi, Emre, Saoirse, Mireille, Kofi,
    Anouk, Jonas, Priya, Lucia, Mateo, Hanne, Bea, Rafael, Yuki, Zofia, Callum, Ottilie, Dario, Leila,
    Sven, Imani, Clara, Rui, Agnes, Tomas, Wren, Elif, Marta, Hugo, Nadia, Finn, Rosa, Kit, Amara, Luca,
    Greta, Milo, Sunniva, Jude, Paloma, Idris
""")

# Surnames put together from parts, so that a full name is nobody's.
SURNAME_STARTS = listed("""
    Ash, Brind, Cor, Dun, Elms, Farrow, Gild, Hal, Juniper, Kes, Lind, Mar, Nor, Oster, Pell, Quill,
    Thorn
""")
SURNAME_ENDS = listed("""
    wick, vale, holt, berra, sander, mere, lund, ovic, etta, grove, stead, ardo, quist, field
""")

# A city and the languages its people comment in besides English.
CITIES = {
    "Bristol, UK": "en",
    "Leeds": "en",
    "Glasgow": "en",
    "Portland, OR": "en",
    "Melbourne": "en",
    "Galway": "en",
    "Toronto": "en",
    "Berlin": "de",
    "Hamburg": "de",
    "Wien": "de",
    "Valencia": "es",
    "Sevilla, España": "es",
    "Ciudad de México": "es",
    "Lyon": "fr",
    "Nantes": "fr",
    "Porto": "pt",
    "Lisboa": "pt",
}

CELEBRITY_HANDLES = ("lumi.valdetta", "dorianquellmere", "maika_osterlund")

AUDIENCE_BIOS = lines("""
    here for the recipes
    mostly lurking
    dog person. tea person.
    {city} 📍
    books, bikes, bad puns
    parent of two, tired of one
    she/her
    just looking around
    no DMs please
    teacher | {city}
    collecting hobbies
    student, always hungry
""")

COMMON_HASHTAGS = listed("""
    fyp, foryou, instagood, weekendvibes, explore, smallcreator, dailylife, viral
""")

COMMENTS = lines("""
    This {thing} is exactly what I needed to see today.
    Okay but how long did the {thing} take you?
    Saving this for the weekend.
    {name}, you make it look so easy.
    Mine never turns out like that. What am I doing wrong?
    Can you do a longer post about {detail}?
    Tried your {thing} yesterday and my partner was impressed!
    The second picture, wow.
    Where did you get {detail}?
    I have been following you since the first {thing} and the progress is unreal.
    Wait, {detail}? Never thought of that.
    Needed this laugh today, thank you
    Does it work without {detail}?
    My sister sent me this and now I'm obsessed with the {thing}
    That light though
    I did the same and regretted it, ha
    How do you find the time for a {thing} midweek?
    Adding a {thing} to my list for autumn.
    Honestly the best account for this, {name}.
    Not me reading this at 2 am and wanting a {thing}
    You convinced me. Starting tomorrow.
    I've got questions about {detail}, can I message you?
    Beautiful! And thanks for being honest about the failures.
    Third {thing} this month? Respect.
    So calming to watch.
    Your posts always make me want to get off the sofa
    What would you recommend for a total beginner?
    Oh no, the caption got me
    Same problem here. {detail} fixed it for me, eventually.
    I showed this {thing} to my kids and now I have no choice
    Hope the rest of the week is kind to you, {name}
    Is there a version for people with no patience?
    first!! also: gorgeous
    It is the little things. Like a proper {thing}.
    We need a meet-up, everyone here is so nice
    I disagree about {detail}, but the {thing} looks great.
    Underrated post
    How much was it, roughly?
    Been waiting for this one since your story
    Please never stop posting these
    The {thing} of my dreams, basically
    Did you change something? It looks different from last time
    haha the face at the end
    Proud of you {name}!
    this is going straight on the fridge
    I could look at a {thing} all day long.
    Ok this is the sign I was waiting for
    Thank you for explaining it properly, nobody else mentions {detail}
""")

# What some add to an English comment.
ASIDES = lines("""
    Asking for a friend.
    Greetings from {city}!
    No rush though.
    Also hi to whoever took the picture.
    Sorry for the essay.
    My cat agrees.
    Anyway, back to work.
    Mine looked more like {detail}, but fine.
    Have a lovely week!
    (third time watching)
    Just saying.
    Sending love.
    Or is that only me?
    You know who you are @{handle}
    Will report back.
    Last time I used {detail} and it was a disaster.
""")

FOREIGN_COMMENTS = {
    "de": lines("""
        Sieht richtig gut aus!
        Das muss ich am Wochenende auch probieren.
        Wie lange hast du dafür gebraucht?
        Genau mein Humor
        Danke für den Tipp, {name}!
        Hab ich gleich gespeichert
        Bei mir klappt das nie so schön...
        Endlich zeigt das mal jemand ehrlich
        Großartig, mehr davon bitte
    """),
    "es": lines("""
        ¡Qué maravilla!
        Me encanta, {name}, ¿dónde lo aprendiste?
        Lo guardo para el finde
        Jajaja yo igual
        ¿Puedes contar más sobre esto?
        Qué envidia sana
        Lo probé ayer y salió genial
        Siempre me alegras el día
    """),
    "fr": lines("""
        Trop beau, bravo !
        Je vais essayer ce week-end, merci {name}
        Tu me donnes envie de m'y mettre
        C'est exactement ce que je cherchais
        Mais quelle patience...
        J'adore tes photos
        On veut un tuto complet
    """),
    "pt": lines("""
        Que lindo, parabéns!
        Vou tentar no domingo
        Adorei a dica, {name}
        Quero muito aprender isso
        Kkkk eu todinha
        Ficou perfeito
        Saudades de fazer isso
    """),
}

REACTIONS = listed("😍😍, 👏👏👏, 🔥, ❤️, 😂, wow, yes!!, Love this!, 🙌 🙌, same, goals, 🥹, so good, 100%")
PRAISE = listed("""
    Love this!, 🔥🔥🔥, Amazing!, So good!!, Obsessed 😍, Great post!, 🔥, Stunning!, Goals 🙌, Wow wow wow,
    Nice one 👏
""")
EMOJI = ("😍", "😂", "🙏", "✨", "💚", "🥲", "👀", "🎉", "🤍", "😭", "👌", "🌞")

REPLIES = lines("""
    Thank you so much!
    @{handle} about two hours, plus coffee breaks
    @{handle} just go for it, the first one is always wonky
    Forgot to say: full notes are in my profile.
    @{handle} haha, you should have seen the first try
    edit: I meant {detail}, sorry!
    @{handle} yes, works fine without
    You are all too kind
""")

BRAND_COMMENTS = lines("""
    Is that the {brand} tin in the background? I live on those
    Goes so well with {brand} crackers
    {brand} should sponsor you, seriously
    I swap half of it for {brand} crumbs and it works!
    @{tag} look at this!
    Have you tried the new {brand} chickpea bites?
    Got my {brand} box through your code, thanks {name}
    {brand} finally in our corner shop 🎉
""")

BRAND_CAPTIONS = lines("""
    Snack of the day: {brand}, gone before noon.
    Gifted by @{tag}, opinion all mine.
    Served with a handful of {brand} crackers.
    Not sponsored, I just eat a lot of {brand}.
    Paid partnership with @{tag}.
""")

CLOSERS = (
    "",
    "",
    "",
    "",
    "Save it for later!",
    "What would you do differently?",
    "Tell me yours in the comments.",
    "Link in bio.",
    "Happy Friday, everyone ✨",
    "Who is in?",
    "More tomorrow.",
    "💚",
)
