"""Made-up accounts, three texts each, about six things in three languages, and what somebody would ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

Topics: TypeAlias = Mapping[str, tuple[str, Mapping[str, tuple[str, str, str]]]]

# What is asked for, and by language what three texts of an account about it say.
TOPICS: Final[Topics] = {
    "outdoors": (
        "Long runs and hikes in the mountains: trail running, ultra races, and the gear for days outside.",
        {
            "en": (
                "Trail & ultra runner. 50 miles of mud and the best sunrise on the ridge today. New shoes held "
                "up on wet rock. Next race: 100k in June.",
                "Weekend hiker. Found a quiet path above the lake, packed light, slept under the stars. Which "
                "tent do you take above the tree line?",
                "Mountain guide. Snow on the pass until noon, so we turned around. Check the forecast before "
                "you climb. Boots, poles, layers.",
            ),
            "de": (
                "Läuferin in den Bergen. Heute 30 Kilometer über den Grat, Schlamm bis zu den Knien. Nächstes "
                "Rennen im Juni, neue Schuhe halten auf nassem Fels.",
                "Wandern am Wochenende. Ein stiller Weg über dem See, leichter Rucksack, Nacht unter den "
                "Sternen. Welches Zelt nehmt ihr oberhalb der Baumgrenze?",
                "Bergführer. Schnee am Pass bis mittags, darum sind wir umgedreht. Schaut auf das Wetter, "
                "bevor ihr steigt.",
            ),
            "es": (
                "Corredora de montaña. Hoy 30 kilómetros por la cresta con barro hasta las rodillas. Próxima "
                "carrera en junio, zapatillas nuevas.",
                "Senderismo los fines de semana. Un camino tranquilo sobre el lago, mochila ligera y noche "
                "bajo las estrellas.",
                "Guía de montaña. Nieve en el puerto hasta mediodía, así que dimos la vuelta. Mirad el tiempo "
                "antes de subir.",
            ),
        },
    ),
    "baking": (
        "People who bake at home: sourdough bread, cakes, pastry, and honest recipes.",
        {
            "en": (
                "Flour everywhere. My starter is three years old and this loaf has the best crumb yet. Recipe "
                "below, 75 % water, overnight in the fridge.",
                "Cakes for birthdays. Lemon curd between the layers, buttercream on top, and the kids ate half "
                "before the candles.",
                "Croissants take three days and they are worth it. Butter cold, dough cold, oven hot.",
            ),
            "de": (
                "Mehl überall. Mein Sauerteig ist drei Jahre alt und dieses Brot hat die schönste Krume. "
                "Rezept unten, über Nacht im Kühlschrank.",
                "Torten zum Geburtstag. Zitronencreme zwischen den Böden, Buttercreme obendrauf, die Kinder "
                "haben schon vor den Kerzen genascht.",
                "Croissants brauchen drei Tage und sind es wert. Butter kalt, Teig kalt, Ofen heiß.",
            ),
            "es": (
                "Harina por todas partes. Mi masa madre tiene tres años y este pan tiene la mejor miga. Receta "
                "abajo, toda la noche en la nevera.",
                "Tartas de cumpleaños. Crema de limón entre las capas y los niños se comieron la mitad antes "
                "de las velas.",
                "Los cruasanes llevan tres días y merecen la pena. Mantequilla fría, masa fría, horno caliente.",
            ),
        },
    ),
    "games": (
        "Video games: playthroughs, streams, and news about consoles and PC titles.",
        {
            "en": (
                "Live every night. Finally beat the last boss without a single hit, the clip is on my channel. "
                "Ranked again tomorrow.",
                "I review indie titles for PC and handhelds. This one has the best pixel art and the worst "
                "save system.",
                "Speedrunner. New personal best by four seconds, controller in pieces. Chat picked the next level.",
            ),
            "de": (
                "Jeden Abend live. Endlich den letzten Boss ohne Treffer geschafft, der Clip ist auf meinem "
                "Kanal. Morgen wieder Rangliste.",
                "Ich teste kleine Spiele für PC und Konsole. Dieses hat die schönste Pixelgrafik und das "
                "schlechteste Speichersystem.",
                "Speedrunner. Neue Bestzeit um vier Sekunden, der Controller ist hin. Der Chat wählt das "
                "nächste Level.",
            ),
            "es": (
                "En directo cada noche. Por fin vencí al último jefe sin recibir un golpe, el clip está en mi "
                "canal. Mañana otra vez clasificatorias.",
                "Analizo juegos independientes para PC y consola. Este tiene el mejor pixel art y el peor "
                "sistema de guardado.",
                "Speedrunner. Nueva marca personal por cuatro segundos y el mando en pedazos.",
            ),
        },
    ),
    "skincare": (
        "Skincare and make-up without promises: routines, ingredients, sensitive skin.",
        {
            "en": (
                "Three steps in the morning: cleanser, moisturiser, sunscreen. My rosacea calmed down when I "
                "stopped using everything at once.",
                "Make-up artist. A soft eye for tired days, cream blush and no foundation at all. Swatches in "
                "daylight.",
                "Chemist who reads labels. What niacinamide does, what it doesn't, and why ten percent is too "
                "much for most faces.",
            ),
            "de": (
                "Drei Schritte am Morgen: reinigen, Feuchtigkeit, Sonnenschutz. Meine Rosazea wurde ruhig, als "
                "ich nicht mehr alles auf einmal nahm.",
                "Visagistin. Ein sanftes Auge für müde Tage, Creme-Rouge und gar keine Foundation. Farben bei "
                "Tageslicht.",
                "Chemikerin, die Etiketten liest. Was Niacinamid kann, was nicht, und warum zehn Prozent für "
                "die meisten Gesichter zu viel sind.",
            ),
            "es": (
                "Tres pasos por la mañana: limpiar, hidratar y protector solar. Mi rosácea se calmó cuando "
                "dejé de usar todo a la vez.",
                "Maquilladora. Una mirada suave para días cansados, colorete en crema y nada de base. Tonos a "
                "la luz del día.",
                "Química que lee etiquetas. Qué hace la niacinamida, qué no, y por qué el diez por ciento es "
                "demasiado para la mayoría.",
            ),
        },
    ),
    "parents": (
        "Family life with small children: play, sleep, school, and the chaos of mornings.",
        {
            "en": (
                "Mum of three. Shoes on the wrong feet, toast on the floor, and we still made it to "
                "kindergarten by eight.",
                "Dad at home. The baby slept four hours in a row and I feel like a king. What helped: a dark "
                "room and no schedule.",
                "Rainy day ideas: a cardboard castle, finger paint in the bathtub, and a story for tired toddlers.",
            ),
            "de": (
                "Mama von drei Kindern. Schuhe am falschen Fuß, Toast am Boden, und wir waren trotzdem um acht "
                "im Kindergarten.",
                "Papa zu Hause. Das Baby hat vier Stunden am Stück geschlafen und ich fühle mich wie ein König.",
                "Ideen für Regentage: ein Schloss aus Karton, Fingerfarben in der Badewanne und eine "
                "Geschichte für müde Kleinkinder.",
            ),
            "es": (
                "Mamá de tres. Los zapatos al revés, la tostada en el suelo, y aun así llegamos al cole a las ocho.",
                "Papá en casa. El bebé durmió cuatro horas seguidas y me siento como un rey. Ayudó el cuarto oscuro.",
                "Ideas para días de lluvia: un castillo de cartón, pintura de dedos en la bañera y un cuento "
                "para peques cansados.",
            ),
        },
    ),
    "plants": (
        "Growing things: house plants, balcony vegetables, gardens and compost.",
        {
            "en": (
                "Tomatoes on a fourth floor balcony. First red one today, and the basil keeps the flies away. "
                "Compost in a bucket works.",
                "My monstera put out a split leaf at last. Less water, more light, and stop moving it around.",
                "Allotment diary. Beans up, slugs everywhere, rhubarb already in the kitchen. Pruned the old "
                "pear tree.",
            ),
            "de": (
                "Tomaten am Balkon im vierten Stock. Heute die erste rote, und Basilikum hält die Fliegen "
                "fern. Kompost im Eimer geht.",
                "Meine Monstera hat endlich ein geteiltes Blatt. Weniger gießen, mehr Licht, und nicht dauernd "
                "umstellen.",
                "Schrebergarten. Die Bohnen sind da, überall Schnecken, Rhabarber schon in der Küche. Den "
                "alten Birnbaum geschnitten.",
            ),
            "es": (
                "Tomates en un balcón del cuarto piso. Hoy el primero rojo, y la albahaca aleja las moscas. El "
                "compost en un cubo funciona.",
                "Mi monstera por fin sacó una hoja partida. Menos riego, más luz y dejar de moverla.",
                "Diario del huerto. Salen las judías, babosas por todas partes y el ruibarbo ya en la cocina.",
            ),
        },
    ),
}

# The same, written after the bounds of near and far had been set by those above.
FRESH: Final[Topics] = {
    "travel": (
        "Travelling the world on a small budget: trains, hostels, and places off the beaten track.",
        {
            "en": (
                "Night train to Lisbon ✈️🚆 12 hours, 29 euros, worth every minute #backpacking #traveltips",
                "Hostel kitchen dinners with strangers from six countries 🌍 next stop: the islands",
                "Three days in a town no guidebook mentions. Full list of cheap stays in my stories!",
            ),
            "de": (
                "Mit dem Nachtzug nach Lissabon 🚆 zwölf Stunden, 29 Euro #reisen #rucksack",
                "Abendessen in der Hostelküche mit Leuten aus sechs Ländern 🌍 nächster Halt: die Inseln",
                "Drei Tage in einer Stadt, die in keinem Reiseführer steht. Günstige Unterkünfte in der Story!",
            ),
            "fr": (
                "Train de nuit pour Lisbonne 🚆 douze heures, 29 euros #voyage",
                "Dîner dans la cuisine de l'auberge avec des inconnus de six pays 🌍 prochaine étape : les îles",
                "Trois jours dans une ville absente des guides. Mes adresses pas chères en story !",
            ),
        },
    ),
    "fashion": (
        "Second-hand clothes and slow fashion: thrift finds, mending, outfits that last.",
        {
            "en": (
                "Wool coat for eight quid at the charity shop 🧥 it only needed a button #thrifted",
                "How I mend jeans by hand so nobody sees it. Save this for later!",
                "Five outfits, one skirt, zero new things this month #slowfashion",
            ),
            "de": (
                "Wollmantel für acht Euro im Second-Hand-Laden 🧥 nur ein Knopf hat gefehlt",
                "So flicke ich Jeans von Hand, dass es keiner sieht. Speichert euch das!",
                "Fünf Outfits, ein Rock, nichts Neues diesen Monat #slowfashion",
            ),
            "fr": (
                "Manteau en laine à huit euros en friperie 🧥 il ne manquait qu'un bouton",
                "Comment je raccommode mes jeans à la main. Enregistre pour plus tard !",
                "Cinq tenues, une jupe, rien de neuf ce mois-ci #slowfashion",
            ),
        },
    ),
    "cars": (
        "Old cars and motorbikes: restoring, driving and keeping them on the road.",
        {
            "en": (
                "Carburettor out again, third time this week 🔧 she will start tomorrow",
                "Found rust under the rear arch of the '72. Welding on Sunday, wish me luck",
                "First ride of spring on the old twin, 200 km of empty road #motorcycle",
            ),
            "de": (
                "Vergaser schon wieder draußen, zum dritten Mal diese Woche 🔧 morgen springt er an",
                "Rost am hinteren Radlauf vom 72er gefunden. Sonntag wird geschweißt",
                "Erste Ausfahrt im Frühling mit dem alten Zweizylinder, 200 km leere Straße #motorrad",
            ),
            "fr": (
                "Carburateur encore démonté, troisième fois cette semaine 🔧 demain elle démarre",
                "De la rouille sous l'aile arrière de la 72. Soudure dimanche",
                "Première sortie du printemps avec la vieille bicylindre, 200 km de route vide #moto",
            ),
        },
    ),
    "fitness": (
        "Strength training at home and in the gym for people over forty.",
        {
            "en": (
                "Deadlift PR at 47 💪 slow progress is progress #strengthtraining",
                "Twenty minutes, two dumbbells, no excuses. Full workout in the carousel",
                "My knees said no to squats for years. What changed: lighter weights, better form",
            ),
            "de": (
                "Neue Bestleistung im Kreuzheben mit 47 💪 langsam ist auch vorwärts",
                "Zwanzig Minuten, zwei Hanteln, keine Ausreden. Das ganze Training im Karussell",
                "Meine Knie wollten jahrelang keine Kniebeugen. Was half: leichtere Gewichte, bessere Technik",
            ),
            "fr": (
                "Record au soulevé de terre à 47 ans 💪 doucement mais sûrement",
                "Vingt minutes, deux haltères, pas d'excuses. La séance complète dans le carrousel",
                "Mes genoux refusaient les squats. Ce qui a changé : moins lourd, meilleure technique",
            ),
        },
    ),
    "books": (
        "Reading novels: reviews, book clubs, and what to read next.",
        {
            "en": (
                "Finished this one at 3 am and cried on the train 📚 five stars #bookstagram",
                "Our club picks for winter: two classics, one thriller, one nobody agreed on",
                "Unpopular opinion: the second volume is better. What are you reading this weekend?",
            ),
            "de": (
                "Um drei Uhr nachts fertig gelesen und im Zug geweint 📚 fünf Sterne",
                "Unser Lesekreis für den Winter: zwei Klassiker, ein Krimi, einer, über den wir stritten",
                "Der zweite Band ist besser, sorry. Was lest ihr am Wochenende?",
            ),
            "fr": (
                "Terminé à trois heures du matin, j'ai pleuré dans le train 📚 cinq étoiles",
                "Notre club de lecture pour l'hiver : deux classiques, un polar, un qui divise",
                "Le deuxième tome est meilleur. Vous lisez quoi ce week-end ?",
            ),
        },
    ),
}
