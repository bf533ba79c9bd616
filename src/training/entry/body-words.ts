/**
 * What people call what hurts, what is numb, and the rest, in English: words and phrases without apostrophes, under
 * what they mean. A phrase is taken before any shorter one in it; `$` stands for the end of a clause, `@` for a part of the body.
 */
export const BODY_WORDS = {
  pain:
    'hurt, hurts, hurting, hurtin, pain, pains, painful, painfull, painfully sore, paining, sore, soreness, ' +
    'ache, aches, aching, achy, achey, ached, agony, spasm, spasms, spasming, throbbing, throbs, cramp, ' +
    'cramps, cramping, sciatica, twinge, twinges, niggle, niggles, niggling, injured, injury, headache, ' +
    'headaches, migraine, pulled a muscle, pulled something, pulled my, strained a muscle, tweaked something, ' +
    'torn my, tore something, popped in my, felt a pop, heard a pop, did something to my, broke a rib, ' +
    'pinched nerve, slipped disc, slipped disk, herniated disc, herniated disk, bulging disc, backs gone, ' +
    'cant bend, cant stand up straight, cant straighten, night pain, went into spasm, gone into spasm, ' +
    'electric shocks, shooting down, shooting into, trapped nerve, arthritis, tendonitis, tendinitis, tennis ' +
    'elbow, snap in my, crack in my, pulled a hamstring, pinched a nerve, pian, hurst, hruts, hurtting, ' +
    'acheing, aking, soar back, limping, flare up, flareup, flared up, flaring up, shin splints, plantar ' +
    'fasciitis, bursitis, tweaked it, pinches, pinching, it pinches, twisted my @, tweaked my @, tore my @, ' +
    'broke my @, broken @, strained my @, sprained my @, did my @ in, done my @ in, threw my @ out, threw my ' +
    '@ $, thrown my @ out, threw out my @, put my @ out, messed up my @, screwed up my @, fucked up my @, ' +
    'fucked my @, busted my @, blew out my @, jacked up my @, wrecked my @, buggered my @, knackered my @, ' +
    'feeling my back, feeling my lower back, feeling my knee, feeling my knees, @ popped, @ went pop, @ went ' +
    '$, @ locked up, @ seized up, @ is locked, @ went out, done my back $, cant put weight on my @, cant put ' +
    'any weight on my @, @ has gone $, back gave out, twinged, twinging, winced, wincing, hurty, rolled my @, ' +
    'hurts more, hurt more, more pain, hurts most, hurts the most',
  // Only with a part of the body.
  complaint:
    'killing, stiff, ouch, ow, swollen, swelling, stabbing, acting up, playing up, giving me trouble, giving ' +
    'me grief, bothering me, bad today, complaining, complained, discomfort, because of my, cos of my, due to ' +
    'my, omg my, oh my, tender, screaming, mad at me, angry, shot, buggered, fucked, busted, flared, cranky, ' +
    'grumpy, clicking, throws a tantrum, hates me, hate me, bruised, inflamed, in bits, size of a, feels off, ' +
    'feel off, feeling off, no bueno, stabbed, a knife, wrong with, doesnt feel right, dont feel right, not ' +
    'right',
  // The same in one breath: "bad weather, back on Monday" is no pain.
  bad:
    'bad, dodgy, wrecked, knackered, awful, terrible, trouble, troubles, problem, problems, issues, acting ' +
    'funny, giving out, giving up, seizes, seized, seizing, not good, isnt good, not great, not happy, ' +
    'unhappy',
  // Muscles burn at work, joints do not.
  burns: 'burning, on fire, burns',
  joint:
    'back, knee, knees, hip, hips, shoulder, shoulders, neck, elbow, elbows, wrist, wrists, ankle, ankles, ' +
    'tailbone, coccyx, spine, foot, feet, groin, backs, jaw, disc, disk, lumbar, l4, l5, s1, si joint, it ' +
    'band, sciatic nerve, piriformis, shin, shins, achilles, heel, heels, rotator cuff',
  // What is no sign by itself, and still is to be asked about.
  unwell:
    'dizzy, dizziness, lightheaded, light headed, fainted, fainting, passed out $, blacked out, barely walk, ' +
    'hardly walk, cant get up $, cannot get up $, nauseous, nausea, threw up, vomited',
  part:
    'back, knee, knees, hip, hips, shoulder, shoulders, neck, head, elbow, elbows, wrist, wrists, ankle, ' +
    'ankles, hamstring, hamstrings, glute, glutes, quad, quads, abs, calf, calves, thigh, thighs, tailbone, ' +
    'coccyx, spine, rib, ribs, foot, feet, leg, legs, arm, arms, hand, hands, groin, backs, jaw, disc, disk, ' +
    'lumbar, l4, l5, s1, si joint, it band, sciatic nerve, piriformis, shin, shins, achilles, heel, heels, ' +
    'rotator cuff, hammy, hammies, finger, fingers, thumb, tummy, stomach, belly',
  numb:
    'numb, numbness, tingling, tingle, tingles, tingly, pins and needles, no feeling, no sensation, lost ' +
    'feeling, lost all feeling, lost the feeling, lost my feeling, lost sensation, lost all sensation, lost ' +
    'the sensation, losing feeling, losing sensation, cant feel, cannot feel, can not feel, cant really feel, ' +
    'can hardly feel, can barely feel, barely feel, hardly feel, dont feel anything, do not feel, dont feel, ' +
    'loss of feeling, loss of sensation, feels dead, feel dead, gone dead, went dead, gone numb, went numb, ' +
    'going numb, goes numb, feeling is gone, sensation is gone, feeling has gone, sensation has gone, feel ' +
    'nothing, feels nothing, going dead, feeling nothing',
  asleep:
    'asleep, fallen asleep, falls asleep, gone to sleep, goes to sleep, went to sleep, cotton wool, are dead, ' +
    'is dead',
  sense: 'sensation, feeling, sensations',
  // What a feeling is, where it is not as it should be.
  altered:
    'reduced, less, different, gone, altered, changed, strange, weird, funny, lost, missing, dull, not normal',
  weak:
    'weak, weakness, weaker, gives way, give way, gave way, giving way, gave out, gives out, give out, ' +
    'buckle, buckles, buckled, buckling, wont hold me, wont carry me, no strength, lost strength, losing ' +
    'strength, cant control, hard to control, cant coordinate, very weak, so weak, really weak, extremely ' +
    'weak, severely weak, completely weak, weaker and weaker',
  jelly: 'jelly, jelly legs',
  // Of legs.
  fails:
    'stopped working, wont move, wont lift, dont work properly, doesnt work properly, dont work right, dont ' +
    'work $, doesnt work $, dont work any, not working, wont work, dont do what, wont do what, wont go where, ' +
    'flops, flopping, just drags, keeps dragging, gives no response, collapsed, keeps dropping, keeps ' +
    'collapsing',
  // With weakness: it comes fast, or is great.
  fast:
    'by the hour, every hour, every step, by the day, fast, quickly, rapidly, suddenly, severe, severely, ' +
    'barely walk, hardly walk, very weak, so weak, really weak, extremely weak, severely weak, completely ' +
    'weak, weaker and weaker',
  saddle:
    'groin, genitals, genital, crotch, buttock, buttocks, bum, butt, bottom, backside, rear end, arse, ass, ' +
    'anus, perineum, privates, penis, vagina, vulva, testicles, balls, scrotum, labia, saddle, undercarriage, ' +
    'private parts, private area, my bits, lady bits, down there, down below, nether regions, nether region, ' +
    'pelvic floor, pelvis, between my legs, between the legs, between both legs, inner thigh, inner thighs, ' +
    'when i wipe, when wiping, toilet paper, loo roll, back passage, the seat under me, dick, cock, willy, ' +
    'clit, clitoris, bum cheeks, butt cheeks',
  // Both the saddle and the legs.
  below:
    'waist down, waist downwards, below the waist, below my waist, hips down, lower half, lower body has gone',
  legs:
    'legs, feet, both legs, both my legs, both of my legs, both feet, both my feet, both of my feet, both ' +
    'thighs, both calves, either of my legs',
  both:
    'both legs, both my legs, both of my legs, both feet, both my feet, both of my feet, either of my legs, ' +
    'left and right leg, right and left leg, each leg, either leg',
  leg: 'leg, foot, thigh, calf, toe, toes, shin, knee',
  trouble:
    'cant, cannot, unable, trouble, difficulty, hard, harder, struggle, struggling, struggled, problem, ' +
    'problems, issue, issues, lost, lose, losing, loss, leak, leaks, leaking, leaked, dribble, dribbles, ' +
    'dribbled, dribbling, strain, straining, weak, retention, can not, not able to, havent been able to, no ' +
    'control, without control, uncontrollably, hard to, wont come, dont know when, dont feel when, do not ' +
    'feel when, cant feel when, cant tell when, cant tell if, dont notice when, stopped working, dont ' +
    'realise, dont realize, just comes, by itself, on its own, cant control, unable to, wont work, not ' +
    'working, doesnt work, dont work',
  urine:
    'pee, peeing, peed, wee, weeing, urinate, urinated, urinating, urine, urinary, urination, bladder, bowel, ' +
    'bowels, poo, pooing, poop, pooping, stools, faeces, feces, pass water, passing water, empty my bladder, ' +
    'go to the toilet, go to the loo, go to the bathroom, piss, pissing, pass stool, passing stool, my stool, ' +
    'hold it in, going to the toilet, going to the loo, going to the bathroom',
  wet:
    'incontinent, incontinence, im leaking $, i am leaking $, wet myself, wetting myself, wet my pants, wet ' +
    'my trousers, wet the bed, peed myself, peed my pants, pissed myself, pissed my pants, pooed myself, ' +
    'pooped myself, pooped my pants, poo myself, pee myself, shit myself, shat myself, soiled myself, soiled ' +
    'my, messed myself, accident in my trousers, accident in my pants, accident in my underwear, toilet ' +
    'accident, weed myself, peeing myself, pooing myself, wetting the bed, messing myself, accidents with my ' +
    'bladder, accidents with my bowels, bladder accident, wet my bed, pee in my, push to pee, strain to pee, ' +
    'push to wee, force myself to pee',
  // With what one needs then.
  unaware:
    'cant tell when, cant tell if, cant feel when, cant feel if, dont feel when, dont know when, dont know ' +
    'if, dont notice when, do not feel when, cannot feel when, cannot tell when, no idea when, not sure when, ' +
    'never know when',
  needs:
    'need the toilet, need the loo, need the bathroom, need to pee, need to poo, need to wee, need to go, ' +
    'have to pee, have to go, have to wee, need a wee, need a pee',
  erection:
    'erection, erections, erectile, orgasm, orgasms, orgasming, ejaculate, ejaculating, ejaculation, climax',
  sex: 'sex, sexually, intercourse, sexual',
  dysfunction: 'dysfunction, gone, stopped, disappeared, different, changed',
  impotent:
    'impotent, impotence, cant get hard $, cant get hard any, cant get hard anymore, cannot get hard, cant ' +
    'stay hard, dont get hard $, trouble getting hard, cant get it up $, cant get it up any, cant get it up ' +
    'anymore, erectile dysfunction, cant get it up since',
  moveLeg:
    'paralysed, paralyzed, foot drop, drop foot, foot drags, foot is dragging, foot flops, foot slaps, ' +
    'dragging my foot, dragging my leg, drag my foot, drag my leg, cant walk, cannot walk, can not walk, ' +
    'unable to walk, not able to walk, cant stand $, cannot stand $, cant stand up, cannot stand up, cant ' +
    'stand on, cannot stand on, cant stand any, unable to stand, not able to stand, legs collapsed, leg ' +
    'collapsed, hard to control my legs, legs wont do what i want',
  unable:
    'cant, cannot, can not, unable to, not able to, havent been able to, no longer able to, barely, hardly, ' +
    'wont, couldnt, cant feel, could not, will not, did not manage to',
  moves: 'move, lift, raise, wiggle, control, feel or move, move or feel, walk on, stand on',
  bends: 'bend, turn, straighten, rotate, twist, sit, sit down, sleep',
  chest: 'chest, chested, sternum, breastbone',
  tight: 'tight, tightness, pressure, crushing, squeezing, heaviness, tight band, elephant, crushed',
  chestPain:
    'angina, chest pain, chest pains, heart hurts, heart is hurting, pain in my heart, having a heart attack, ' +
    'cant breathe, cannot breathe, can not breathe, struggling to breathe, hard to breathe, trouble ' +
    'breathing, cant get my breath, cant catch my breath, chest feels heavy, chest is heavy, heavy chest, ' +
    'heavy feeling in my chest, heavy on my chest, cant get air, cant get enough air, cant get any air',
  vehicle: 'car, truck, bus, lorry, van, motorbike, motorcycle, scooter, taxi, tram, bike, bicycle',
  // By a vehicle, and nobody but whoever writes it.
  struck:
    'hit by, knocked down by, knocked over by, run over by, ran over by, hit me, ran me over, ran into me, ' +
    'knocked me',
  crash:
    'crash, crashed, wreck, wrecked, collision, hit me, ran me over, ran into me, knocked me, thrown off, ' +
    'came off, knocked off, run over',
  // Of whoever writes it, or with pain.
  mishap: 'accident, car accident, bike accident, car crash, bike crash, traffic accident, road accident',
  had: 'had a, had an, been in a, been in an, was in a, was in an, got in a, got into a, got into an',
  accident:
    'crashed my, knocked off my bike, knocked off my bicycle, rear ended, fell from a height, rolled my car, ' +
    'whiplash, crashed the car',
  height:
    'ladder, roof, tree, wall, cliff, balcony, window, scaffold, scaffolding, height, metres, meters, storey, ' +
    'stories high, first floor, second floor',
  fever:
    'fever, feverish, chills, shivering, shivers, shivery, high temperature, running a temperature, a ' +
    'temperature of, temperature is 38, temperature is 39, temperature is 40, temperature of, have a temp $, ' +
    'got a temp $, have a temperature, got a temperature, burning up, night sweats, sweating at night, sweat ' +
    'at night, sweats at night, ive a temperature, a temperature $, temp of, temp is 38, temp is 39, temp is ' +
    '40',
  fall:
    'fell, fallen, slipped, slipped in the, tripped, had a fall, took a fall, bad fall, knocked my back, hit ' +
    'my back, landed on my back, banged my back',
  fallen:
    'i fell $, ive fallen $, fell on my, fell down the, fell down $, fell off, fell off my, fell onto, fell ' +
    'over, had a fall, took a fall, had a bad fall, fell badly, fell hard, slipped on, slipped in the shower, ' +
    'slipped in the bath, slipped and fell, landed on my back, i fell yesterday, i fell today, i fell last, i ' +
    'fell this, took a bad fall',
  bones:
    'osteoporosis, osteopenia, osteoporotic, weak bones, brittle bones, thin bones, soft bones, bones are ' +
    'brittle, bones are weak, bones are thin, bones are soft, bone density',
  weightLoss:
    'unexplained weight loss, unintended weight loss, losing weight without trying, weight keeps dropping, ' +
    'losing weight unexpectedly',
  loses: 'lost, losing, lose, loss, dropped, dropping, falling off',
  mass: 'weight, kilos, kilo, kg, pounds, lbs, lb, stone',
  noReason:
    'dont know why, do not know why, no idea why, not sure why, cant explain, without trying $, without ' +
    'trying to, not trying to, without dieting, not dieting, without a diet, without meaning to, without ' +
    'wanting to, unintentionally, for no reason, without reason, without any reason, although i eat, though i ' +
    'eat, even though i eat, not even trying, not trying $',
  cancer:
    'cancer, tumor, tumour, tumors, tumours, leukemia, leukaemia, lymphoma, myeloma, melanoma, chemo, ' +
    'chemotherapy, radiotherapy, metastasis, metastases',
  worse: 'worse, worst, unbearable, hurts more, hurt more, more pain, hurts most, hurts the most',
  night: 'night, nights, bed, lying down, lie down, lying, when i lie, laying down, lay down',
  wakes:
    'wakes me, waking me, woke me, wake up in pain, wake up at night, wake at night, waking up at night, ' +
    'wakes me up, woken by, keeps me awake, kept me awake, keeps me up, kept me up, cant sleep, couldnt ' +
    'sleep, night pain',
  steroids:
    'steroids, steroid, prednisone, prednisolone, cortisone, dexamethasone, immunosuppressed, ' +
    'immunosuppressants, immunocompromised, immune suppressed, hiv, weak immune system, weakened immune ' +
    'system, suppressed immune system, low immune system, bad immune system, no immune system, immune system ' +
    'is, immune system isnt, organ transplant, kidney transplant, liver transplant, heart transplant, inject ' +
    'drugs, injecting drugs, injected drugs, iv drugs, heroin',
  lump: 'lump, lumps, bump, bulge, hump, swelling',
  shape:
    'changed shape, new shape, back looks crooked, back is crooked, spine is crooked, spine looks crooked',
  backOnly: 'back, spine',
  cough:
    'cough, coughing, i cough, sneeze, sneezing, when i laugh, when i poo, when i poop, pooing hurts, hurts to poo, hurts to poop',
  upper:
    'between my shoulders, between the shoulders, between my shoulder blades, between the shoulder blades, ' +
    'shoulder blades, upper back, top of my back, mid back',
  pregnant:
    'pregnant, pregnancy, trimester, expecting a baby, having a baby, im expecting $, i am expecting $, were ' +
    'expecting $, we are expecting $, due date, weeks along, preggo, preggers, knocked up',
  surgery:
    'surgery, surgeries, operation, operated, laminectomy, discectomy, microdiscectomy, post op, postop, c ' +
    'section, caesarean, cesarean, spinal fusion, hip replacement, knee replacement, hip replaced, knee ' +
    'replaced, appendix out, hernia fixed, under the knife, knee op, hip op, back op, an op $',
  heart:
    'pacemaker, arrhythmia, palpitations, afib, heart attack, heart condition, heart trouble, heart problem, ' +
    'heart problems, heart failure, heart disease, heart surgery, heart defect, heart murmur, heart rhythm, ' +
    'irregular heartbeat, weak heart, bad heart, stent, stents, bypass, high blood pressure, hypertension, ' +
    'heart skips, heart is skipping, heart flutters, heart is fluttering',
  young:
    'underage, under 18, im a minor, i am a minor, not 18 yet, not yet 18, im in high school, im still in ' +
    'high school, im in middle school, im in secondary school, 6th grade, 7th grade, 8th grade, 9th grade, ' +
    '10th grade, 11th grade',
  // What makes legs weak or sore by itself, and how far they go.
  effort:
    'squat, squats, squatting, workout, workouts, training, trained, gym, session, deadlifts, deadlift, rdl, ' +
    'rdls, lunges, doms, run, running, ran, hike, hiking, leg day, after that, from yesterday, yesterdays, ' +
    'higher, that high, as high, so high, further',
} as const
