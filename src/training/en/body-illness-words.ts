/** What people call an illness, an accident or how they are otherwise, in English; read as the other words for the body are. */
export const ILLNESS_WORDS = {
  chest:
    'chest, chested, sternum, breastbone, breast bone, chest area, ribcage, rib cage, breast, heart area, ' +
    'chests, retrosternal, substernal, precordial, behind the sternum, thorax',
  tight:
    'tight, tightness, pressure, crushing, squeezing, heaviness, tight band, elephant, crushed, tighten, ' +
    'tightens, tightening, tightened, heavyness, squeeze, squeezes, squeezed, band around, band round, vice, ' +
    'vise, constricted, constriction, clamped, clenched, pressing, pressed, gripping, ton of bricks, ' +
    'oppressed, oppression, oppressive, press me, presses me, press on me',
  // Of the chest, in the same breath.
  heavily:
    'heavy, sitting on, standing on, stood on, sat on, weight on, a weight, discomfort, weird, funny, ' +
    'stitch, burn, burned, odd, (someone/someone is/someone was/somebody/somebody is/somebody was/' +
    'something/something is/something was/elephant/elephant is/elephant was) sitting on, (someone/someone ' +
    'is/someone was/somebody/somebody is/somebody was/something/something is/something was/elephant/' +
    'elephant is/elephant was) standing on, (someone/someone is/someone was/somebody/somebody is/somebody ' +
    'was/something/something is/something was/elephant/elephant is/elephant was) pressing on',
  chestPain:
    'angina, chest pain, chest pains, heart hurts, heart is hurting, pain (in/around/near/by/over) my ' +
    'heart, having a heart attack, cant breathe, cannot breathe, can not breathe, struggling to breathe, ' +
    'hard to breathe, trouble breathing, cant get my breath, cant catch my breath, chest feels heavy, ' +
    'chest is heavy, heavy feeling in my chest, heavy on my chest, cant get air, cant get enough air, ' +
    'cant get any air, short of breath at rest, heart attack symptoms, heart is in pain, cant breath, ' +
    'cannot breath, cant get a breath, cant get a full breath, pain in my left arm, left arm pain, pain ' +
    'down my left arm, left arm and jaw, struggling for breath, gasping for air, gasping for breath, cant ' +
    'take a deep breath, breathless at rest, out of breath doing nothing, couldnt breathe, chest ' +
    'infection pain, heart aches, heartache in my chest, heavy chest $, retrosternal pressure, ' +
    'retrosternal pain, substernal pain',
  vehicle:
    'car, truck, bus, lorry, van, motorbike, motorcycle, scooter, taxi, tram, bike, bicycle, suv, lorries, ' +
    'cab, moped, vespa, quad bike, tractor, e scooter, ebike, e bike, pushbike, push bike, train, car door, ' +
    'forklift, cyclist, skateboarder, scooterist, driver',
  // By a vehicle, and nobody but whoever writes it.
  struck:
    'hit by, knocked down by, knocked over by, run over by, ran over by, hit me, ran me over, (ran/' +
    'smashed/crashed/drove/backed/bumped/slammed/ploughed/plowed) into me, knocked me, got run over, been ' +
    'run over, was run over, knocked off by, hit from behind by, clipped by, hitted by, hit me with ' +
    'their, drove into the back of me, drove into the back of my, went into the back of me, ran into the ' +
    'back of me, hit the back of my, bumped by, hit me with, collided with, touched me',
  crash:
    'crash, crashed, wreck, wrecked, collision, hit me, ran me over, (ran/smashed/crashed/drove/backed/' +
    'slammed/ploughed/plowed) into me, knocked me, thrown off, came off, knocked off, run over, fell off, ' +
    'fell from, flew off, skidded, wiped out on, totalled, totaled, flipped, rolled, collided, collision ' +
    'with',
  // Of whoever writes it, or with pain.
  mishap:
    'accident, (car/bike/traffic/road/motorcycle/motorbike/scooter/road traffic/skiing/ski/climbing/' +
    'riding/work/cycling/serious/bad/diving) accident, car crash, bike crash, car wreck, motorbike crash, ' +
    'motorcycle crash, rta, car smash, bad crash, big crash, bike smash, accident with the car, accident ' +
    'with my car, accident with the bike, accident with my bike, accident at work, pile up, wreck, ' +
    'collision, bike wreck, in a crash, a crash $, crash $',
  had:
    'had a, had an, been in a, been in an, was in a, was in an, got in a, got into a, got into an, had ' +
    'another, involved in a, involved in an, ive had an, had bad',
  accident:
    'crashed my, knocked off my bike, knocked off my bicycle, rear ended, fell from a height, rolled my car, ' +
    'whiplash, crashed the car, rear ended me, got rear ended, was rear ended, totalled my car, totaled my ' +
    'car, wrecked my car, wrecked my bike, flipped my car, car flipped, flipped the car, thrown from a horse, ' +
    'thrown off a horse, thrown by my horse, came off my bike, came off my motorbike, came off the bike, came ' +
    'off the motorbike, crashed on my bike, crashed on my motorbike, crashed into a, fell off a moving, fell ' +
    'off the back of, knocked off my scooter, skydiving accident, run over $, got run over, was run over, ' +
    'been run over',
  height:
    'ladder, roof, tree, wall, cliff, balcony, window, scaffold, scaffolding, height, metres, meters, storey, ' +
    'stories high, first floor, second floor, stairs head first, flight of stairs, whole staircase, loft, ' +
    'attic, stepladder, step ladder, ladders, bridge onto, trampoline, climbing wall, third floor, ledge, ' +
    'deck, lorry, scaffolds, hayloft, building, 2m, 3m, 4m, 5m, rooftop, garage roof, shed roof, bunk bed, ' +
    'staircase',
  fever:
    'fever, feverish, chills, shivering, shivers, shivery, (high/running a/have a/got a/ive a/#hot/got/' +
    'have) temperature, a temperature of, temperature (of/#hot/is #hot/was #hot/at #hot/$/since/today), ' +
    'have a temp $, got a temp $, burning up, night sweats, sweating at night, sweat at night, sweats at ' +
    'night, a temperature $, temp of, temp #hot, temps #hot, temp is #hot, temp was #hot, temp at #hot, ' +
    '#hot fever, #hot temp, febrile, fevers, fevery, the shivers, shaking chills, rigors, running a temp, ' +
    'running hot, spiking a, spiked a, got a temp, have a temp, having a temp, got temp, have temp, bit ' +
    'of a temp, slight temp, high temp, drenched in sweat three, drenched at night, drenched in bed, ' +
    'drenched sheets, soaked sheets, soaking the sheets, soaked the sheets, woke up drenched, woke up ' +
    'soaked, wake up drenched, wake up soaked, waking up drenched, waking up soaked, woke up sweating, ' +
    'wake up sweating, waking up sweating, sweats at nite, sweating all night, sweat through my sheets, ' +
    'sweats in the night, hot and cold, hot and cold sweats, hot and shivery, cold sweats, teeth are ' +
    'chattering, teeth chattering, #hot degrees fever, #hot of fever, hot sweats, hot sweats all night, ' +
    'temp $, pyrexial, pyrexia, pyretic, of fever',
  fall:
    'fell, fallen, slipped, slipped in the, tripped, had a fall, took a fall, bad fall, knocked my back, ' +
    'hit my back, landed on my back, banged my back, tumble, took a tumble, tumbled, stacked it, went ' +
    'flying, decked it, came a cropper, face planted, faceplanted, slid on, trip over, tripped on, ' +
    'tripped over, banged my @, bashed my @, smacked my @, whacked my @, knocked my @, hit my @, landed ' +
    'on my @, landed badly, landed hard, landed awkwardly, had a knock, got a knock, fall on the ice, ' +
    'fall on ice, took a spill, slipped over, went down hard, went over on, after a fall, after my fall, ' +
    'since my fall, since the fall, from a fall, from my fall, fell out of a, fell out of the, missed a ' +
    'step, missed the last step, missed the bottom step, missed a stair, missed the step, ate it on, ate ' +
    'shit, ate dirt, wiped out (on/snowboarding/skiing/skating/surfing/biking), wiped out, fell off, felt ' +
    'down on, felt down the, felt from the, felt off the, felt on my back, fallen from, felt down ' +
    'yesterday',
  fallen:
    'i fell ($/yesterday/today/last/this/out of a/out of the/out of my), ive fallen $, fell (on my/down ' +
    'the/down $/off my/onto/over/badly/hard/today $/yesterday/again/down stairs/out of bed/backwards/back ' +
    'onto/backward/forwards/face first/from/this morning/last/onto my/down on my/over the/off a horse/' +
    'from a horse/in the shower/in the bath/in the bathroom/in the street/in the kitchen/in the snow/in ' +
    'the garden/at work/at home/at the gym/at football/playing/skiing/running/cycling/when/while/' +
    'awkwardly/awkward/funny/weird/really hard/quite hard/pretty hard/heavily/on ice/on the/on stairs/on ' +
    'steps/on a/down a/off a/off an/off the/off his/off her/off our/off something/off $), (took a/had a ' +
    'bad/took a bad/ive had a/had a nasty/had a big/had a heavy/took a nasty/had a/took a hard/had a hard/' +
    'took a heavy/took a big/had a silly/had another) fall, slipped (on/in the shower/in the bath/and ' +
    'fell/on ice/on the stairs/down the stairs/over on), landed on my (back/bum/arse/ass/tailbone/butt/' +
    'coccyx/hip), i fall $, i have fallen $, fall down, falled, falled down, just fell, i slipped on the ' +
    'ice, tripped and fell, tripped over and, had a tumble, took a tumble, took a tumble down, landed ' +
    'flat on my, went down the stairs on, came off my chair, stacked it on the, stacked it down the, ' +
    '(banged/hit/knocked/bashed/smacked/whacked/knock to/knock on/blow to) my back, came off my horse, ' +
    'came off a horse, got knocked over $, was knocked over $, got knocked down $, i fell, had two falls, ' +
    'keep falling, fallen over, fallen down, fallen off, fallen from, felt down the, felt down from',
  worse:
    'worse, worst, unbearable, hurts more, hurt more, more pain, hurts most, hurts the most, hurts even ' +
    'more, aches more, worsens, worsening, most painful, hurts mostly, more painful, hurt worse, hurts ' +
    'worst, bad at night, badder, is worse, gets worse, getting worse, got worse, feels worse, felt worse, ' +
    'more strong, stronger pain, more intense, more severe, most severe, most intense, is stronger, gets ' +
    'stronger',
  night:
    'night, nights, bed, lying down, lie down, lying, when i lie, laying down, lay down, lying flat, laid ' +
    'down, laying, laying flat, lay flat, lie flat, when lying, in the night, flat on my back, nighttime, ' +
    'night time, nite, overnight, sleeping, while sleeping, when i sleep, at nite, at night',
  wakes:
    'wakes me, waking me, woke me, wake up in pain, wake up at night, wake at night, waking up at night, ' +
    'wakes me up, woken by, keeps me awake, kept me awake, keeps me up, kept me up, (cant/couldnt/doesnt ' +
    'let me/dont let me/wont let me/not letting me/cant get to/couldnt get to/disturbs my/ruins my) ' +
    'sleep, night pain, wake me, wakes me at, waked me, awakes me, woken up by, woken me, wakes me every, ' +
    'woke me up, waking me up, cant sleep at night, wake up from the pain, wake up because of the pain, ' +
    'wake from the pain, wake with the pain, cant find a position, no position helps, whatever position, ' +
    'in any position, no matter how i lie, however i lie, no comfortable position, cant get comfy in bed, ' +
    'cant get comfortable in bed, keeping me awake, keeping me up, wake up from, woke up from, waking up ' +
    'from, wake from, woke from, wakes us',
  // In the same breath as the pain.
  sleepless:
    'not sleeping, no sleep, hardly slept, barely slept, hardly sleep, barely sleep, not slept, havent ' +
    'slept, didnt sleep, (all/the whole/every/through the/middle of the/up at/up all/up half the/at) ' +
    'night, all nite, in the middle of the night, woke up at 1, woke up at 2, woke up at 3, woke up at 4, ' +
    'woke at 2, woke at 3, woke at 4, at 3am, at 4am, at 2am, every nite, nocturnal',
  lump:
    'lump, lumps, bump, bulge, hump, swelling, bumps, mass on, a swelling, swollen lump, swollen bump, hard ' +
    'spot, nodule, cyst, a growth, a ball, mass, palpable mass, hard ball',
  shape:
    'changed shape, new shape, back looks (crooked/bent/twisted/deformed/different/weird/wonky), back is ' +
    'crooked, spine is crooked, spine looks (crooked/bent/twisted/deformed/different/wonky), funny shape, ' +
    'odd shape, weird shape, strange shape, different shape, shape of my back, shape of my spine, spine ' +
    'is bent, back has gone crooked, spine is twisted, leaning to one side, bent to one side, tilted to ' +
    'one side, spine curves, back is deformed, deformed, stick out of my back, sticks out of my back, ' +
    'sticking out of my back, back has a hump, looks hunched, curve in my spine that',
  backOnly: 'back, spine',
  cough:
    'cough, coughing, i cough, sneeze, sneezing, when i laugh, when i poo, when i poop, pooing hurts, hurts ' +
    'to poo, hurts to poop, coughed, coughs, when coughing, sneezes, sneezed, i sneeze, when i coughs, laugh ' +
    'or cough, blow my nose, bear down',
  upper:
    'between (my shoulders/the shoulders/my shoulder blades/the shoulder blades/my shoulderblades/the ' +
    'shoulderblades/shoulders/shoulder blades/the two shoulders/my two shoulders/both shoulders), ' +
    'shoulder blades, upper back, top of my back, mid back, shoulderblades, shoulder blade, ' +
    'shoulderblade, upper spine, top of the back, top of the spine, top of my spine, mid spine, middle ' +
    'back, middle of my back, the middle of the back, thoracic, high up in my back, up high in my back, ' +
    'upper part of my back, upperback, interscapular, scapula, scapulae',
  // What makes legs weak or sore by itself, and how far they go.
  effort:
    'squat, squats, squatting, workout, workouts, training, trained, gym, session, deadlifts, deadlift, rdl, ' +
    'rdls, lunges, doms, run, running, ran, hike, hiking, leg day, after that, from yesterday, yesterdays, ' +
    'higher, that high, as high, so high, further',
} as const
