"""Made-up accounts, three texts each, about six things in three languages, and what somebody would ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What is asked for, and by language what three texts of an account about it say.
TOPICS: Final[Mapping[str, tuple[str, Mapping[str, tuple[str, str, str]]]]] = {
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
