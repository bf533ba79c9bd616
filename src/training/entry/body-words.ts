import type { SignId } from '../signs.ts'

/**
 * What people call what hurts, what is numb, and the rest, in English: words and phrases without apostrophes, under
 * what they mean. A phrase is taken before any shorter one in it.
 */
export const MEANINGS = {
  pain:
    'hurt, hurts, hurting, hurtin, pain, pains, painful, painfull, paining, sore, soreness, ache, aches, ' +
    'aching, achy, achey, ached, agony, spasm, spasms, spasming, throbbing, throbs, cramp, cramps, ' +
    'cramping, sciatica, twinge, twinges, injured, injury, pulled a muscle, pulled something, pulled my, ' +
    'strained my, tweaked my, tweaked something, sprained my, pinched nerve, slipped disc, slipped disk, ' +
    'herniated disc, herniated disk, bulging disc, put my back out, threw my back out, thrown my back out, ' +
    'threw out my back, did my back in, back went out, back has gone, back gave out, back locked up, ' +
    'back seized up, back is locked, cant bend, cant stand up straight, cant straighten, night pain, ' +
    'went into spasm, gone into spasm',
  // Only with a part of the body.
  complaint:
    'killing, stiff, ouch, ow, swollen, swelling, stabbing, burning, acting up, playing up, ' +
    'giving me trouble, giving me grief, bothering me, bad today',
  part:
    'back, knee, knees, hip, hips, shoulder, shoulders, neck, elbow, elbows, wrist, wrists, ankle, ankles, ' +
    'hamstring, hamstrings, glute, glutes, quad, quads, abs, calf, calves, thigh, thighs, tailbone, ' +
    'coccyx, spine, rib, ribs, foot, feet, leg, legs, arm, arms, hand, hands, groin',
  numb:
    'numb, numbness, tingling, tingle, tingles, tingly, pins and needles, no feeling, no sensation, ' +
    'lost feeling, lost all feeling, lost the feeling, lost sensation, losing feeling, cant feel, ' +
    'cannot feel, can not feel, dont feel anything, do not feel, dont feel, loss of feeling, ' +
    'loss of sensation, feels dead, gone dead, went dead, gone numb, went numb, going numb, goes numb',
  weak:
    'weak, weakness, weaker, gives way, gave way, giving way, gave out, gives out, ' +
    'buckles buckled buckling, jelly legs, wont hold me, no strength, lost strength',
  saddle:
    'groin, genitals, genital, crotch, buttock, buttocks, bum, butt, bottom, backside, arse, ass, anus, ' +
    'perineum, privates, penis, vagina, vulva, testicles, balls, scrotum, labia, saddle, undercarriage, ' +
    'private parts, private area, down there, between my legs, between the legs, between both legs, ' +
    'inner thigh, inner thighs, when i wipe, when wiping, back passage',
  legs:
    'legs, feet, both legs, both my legs, both of my legs, both feet, both my feet, both thighs, ' +
    'both calves',
  both: 'both legs, both my legs, both of my legs, both feet, both my feet, each leg, either leg',
  leg: 'leg, foot, thigh, calf, toe, toes, shin',
  trouble:
    'cant, cannot, unable, trouble, difficulty, hard, harder, struggle, struggling, struggled, problem, ' +
    'problems, issue, issues, lost, lose, losing, leak, leaks, leaking, leaked, dribble, dribbling, ' +
    'can not, not able to, no control, without control, hard to, wont come, dont know when, ' +
    'dont feel when, do not feel when, cant feel when, cant tell when',
  urine:
    'pee, peeing, wee, weeing, urinate, urinating, urine, urination, bladder, bowel, bowels, poo, pooing, ' +
    'poop, pooping, stool, stools, piss, pissing, pass water, passing water, empty my bladder, ' +
    'go to the toilet',
  wet:
    'incontinent, incontinence, wet myself, wetting myself, wet my pants, wet the bed, peed myself, ' +
    'peed my pants, pissed myself, pooed myself, pooped myself, pooped my pants, shit myself, shat myself, ' +
    'soiled myself, messed myself',
  erection: 'erection, erections, erectile, orgasm, ejaculate, climax, get it up, get hard',
  sex: 'sex, sexually, intercourse, sexual',
  impotent: 'impotent, impotence',
  moveLeg:
    'paralysed, paralyzed, foot drop, drop foot, foot drags, foot is dragging, dragging my foot, ' +
    'drag my foot, cant lift my foot, cant lift my leg, cant move my leg, cant move my legs, ' +
    'cant move my foot, cant move my feet, cant walk, cant stand, legs collapsed, leg collapsed, ' +
    'hard to control my legs, legs wont do what i want',
  chest: 'chest, sternum, breastbone',
  tight: 'tight, tightness, pressure, crushing, squeezing, heavy',
  chestPain: 'angina, chest pain, chest pains',
  accident:
    'accident, crashed my, car crash, bike crash, hit by a car, run over, knocked off my bike, ' +
    'fell off a ladder, fell off the ladder, fell off a roof, fell from a height, fell from the, ' +
    'rolled my car, whiplash',
  fever:
    'fever, feverish, chills, shivering, shivers, high temperature, running a temperature, ' +
    'a temperature of, night sweats',
  fall:
    'fell, fallen, slipped, tripped, had a fall, took a fall, bad fall, knocked my back, hit my back, ' +
    'landed on my back, banged my back',
  fallen:
    'fell on my, fell down the, fell off, fell onto, fell over, had a fall, took a fall, had a bad fall, ' +
    'fell badly, fell hard, slipped on, slipped and fell, landed on my back',
  bones: 'osteoporosis, osteopenia, osteoporotic, weak bones, brittle bones, thin bones, soft bones',
  weightLoss:
    'losing weight without trying, losing weight without, lost weight without, weight loss without, ' +
    'unexplained weight loss, losing weight for no reason, lost weight for no reason, ' +
    'losing weight and dont know why, losing weight and i dont know why, lost weight and dont know why, ' +
    'lost weight and i dont know why, weight keeps dropping, weight is dropping, ' +
    'losing weight unexpectedly',
  cancer:
    'cancer, tumor, tumour, tumors, tumours, leukemia, leukaemia, lymphoma, myeloma, melanoma, chemo, ' +
    'chemotherapy, radiotherapy, metastasis, metastases',
  worse: 'worse, worst, unbearable',
  night: 'night, nights, bed, lying down, lie down, lying, when i lie, laying down, lay down',
  wakes:
    'wakes me, waking me, woke me, wake up in pain, wakes me up, woken by, keeps me awake, kept me awake, ' +
    'cant sleep, night pain',
  steroids:
    'steroids, steroid, prednisone, prednisolone, cortisone, dexamethasone, immunosuppressed, ' +
    'immunosuppressants, immunocompromised, hiv, weak immune system, weakened immune system, ' +
    'immune system is weak, immune system is down, organ transplant, kidney transplant, inject drugs, ' +
    'injecting drugs, injected drugs, iv drugs, heroin',
  lump: 'lump, lumps, bump, bulge, hump, swelling',
  shape:
    'changed shape, new shape, back looks crooked, back is crooked, spine is crooked, spine looks crooked',
  backOnly: 'back, spine',
  upper:
    'between my shoulders, between the shoulders, between my shoulder blades, between the shoulder blades, ' +
    'shoulder blades, upper back, top of my back, mid back',
  pregnant: 'pregnant, pregnancy, trimester, expecting a baby, weeks along',
  surgery:
    'surgery, surgeries, operation, operated, laminectomy, discectomy, microdiscectomy, post op, ' +
    'c section, caesarean, cesarean, spinal fusion',
  heart:
    'pacemaker, arrhythmia, palpitations, afib, heart attack, heart condition, heart trouble, ' +
    'heart problem, heart problems, heart failure, heart disease, heart surgery, heart defect, weak heart, ' +
    'bad heart, stent, stents',
  young: 'underage, under 18, im a minor, i am a minor, not 18 yet, not yet 18',
  // What makes legs weak or sore by itself.
  effort:
    'squat, squats, squatting, workout, workouts, training, trained, gym, session, deadlifts, deadlift, ' +
    'rdl, rdls, lunges, doms, run, running, ran, hike, hiking, leg day, after that, from yesterday, ' +
    'yesterdays',

  negator:
    'no, not, dont, doesnt, didnt, isnt, arent, wasnt, werent, never, without, none, nothing, neither, ' +
    'nor, hasnt, havent, hadnt, wont, wouldnt, couldnt, shouldnt, zero, hardly, barely, aint, nobody',
  relief:
    'gone, stopped, less, better, free, eased, easing, improved, improving, fixed, healed, vanished, ' +
    'disappeared, relief, relieved, went away, goes away, cured, cleared up, all good',
  reset:
    'because, cause, cuz, coz, since, why, due, if, when, so, my, i, im, ive, as, although, though, while, ' +
    'whenever, until, till, after, but',
  own: 'i, im, ive, id, ill, my, me, mine, myself',
  other:
    'he, she, they, his, her, hers, their, theirs, him, them, hes, shes, theyre, someone, somebody, ' +
    'anyone, anybody, everyone, people, patient, patients, you, your, youre, yours, does it, who, whose, ' +
    'anyones, someones, everyones, others, another person',
  kin:
    'mum, mom, mother, dad, father, wife, husband, partner, friend, sister, brother, dog, cat, son, ' +
    'daughter, kid, kids, child, children, baby, boss, colleague, coworker, neighbour, neighbor, grandma, ' +
    'grandpa, grandmother, grandfather, aunt, uncle, cousin, girlfriend, boyfriend, roommate, mate, buddy, ' +
    'teacher, client, patient, horse, mums, moms, mothers, dads, fathers, wifes, husbands, partners, ' +
    'friends, sisters, brothers, dogs, cats, sons, daughters, childs, childrens, babys, colleagues, ' +
    'coworkers, neighbours, neighbors, grandmas, grandpas, grandmothers, grandfathers, aunts, uncles, ' +
    'cousins, girlfriends, boyfriends, roommates, mates, buddys, teachers, clients, patients, horses, ' +
    'phone, phones, dumbbell, dumbbells, kettlebell, kettlebells, weight, weights, laptop, chair, mat, ' +
    'bar, screen, internet, wifi, computer',

  // What only sounds like it.
  idiom:
    'no pain no gain, pain au chocolat, pains au chocolat, hurt is not harm, hurt isnt harm, ' +
    'hurt does not mean harm, hurt doesnt mean harm, pain in the ass, pain in the arse, pain in the butt, ' +
    'pain in the neck, pain in the backside, royal pain, sore loser, sore losers, sore point, ' +
    'sore subject, sore spot, sore throat, sight for sore eyes, growing pains, growing pain, ' +
    'hurt my feelings, hurt your feelings, hurt his feelings, hurt her feelings, feelings are hurt, ' +
    'feelings hurt, hurt feelings, cant hurt, couldnt hurt, wont hurt, wouldnt hurt, doesnt hurt to, ' +
    'never hurts to, hurts to ask, hurts my brain, brain hurts, head hurts thinking, hurts my pride, ' +
    'hurt my pride, hurts my wallet, wallet hurts, hurt my ego, painstaking, pain point, pain points, ' +
    'pain relief cream, pain scale, pain free, pain management, painkiller, painkillers, house of pain, ' +
    'injury prevention, injury free, injury time, cabin fever, hay fever, fever pitch, ' +
    'saturday night fever, spring fever, gold fever, disco fever, by accident, on accident, ' +
    'happy accident, no accident, accidentally, app crashed, bot crashed, it crashed, server crashed, ' +
    'crashed out, crashed on the, fell asleep, fell behind, fell in love, fell for, fell short, ' +
    'fell apart, fell through, fell off the wagon, fell into, fell out, fall asleep, slipped my mind, ' +
    'slipped up, slipped through, slipped in, back down, back up, back in, back on, back at, back from, ' +
    'back to, back again, be back, im back, i am back, come back, came back, get back, got back, go back, ' +
    'going back, went back, welcome back, way back, set back, hold back, fight back, bounce back, ' +
    'feedback, call back, write back, on the other hand, at hand, by hand, each hand, per hand, in hand, ' +
    'lend a hand, give me a hand, hands down, hands on, on foot, put my foot down, my two feet, ' +
    'foot in the door, cost an arm and a leg, leg up, pulling my leg, pull my leg, break a leg, ' +
    'shake a leg, last leg, leg day, leg press, chest press, chest day, chest fly, hope chest, ' +
    'treasure chest, off my chest, chest up, chest high, butt off, ass off, arse off, kick ass, ' +
    'kicked ass, kick my ass, kicked my ass, kicked my butt, kick my butt, badass, lazy ass, smart ass, ' +
    'comfortably numb, mind numbing, numbskull, dont feel like, do not feel like, cant feel my arms lol, ' +
    'weak link, weak point, weak spot, weak excuse, weak sauce, weak coffee, weak tea, weak signal, ' +
    'cant wait, cannot wait, no problem, no problems, no trouble, not a problem, no worries, no issue, ' +
    'no issues, hard work, hard day, working hard, work hard, lose count, lost count, lost my, lost track, ' +
    'wee bit, a wee, wee one, wee ones, pee wee, pee break, bum deal, bummer, bottom of, bottom up, ' +
    'bottom line, at the bottom, rock bottom, the bottom, bottom position, balls to the wall, ' +
    'having a ball, meat balls, tennis balls, cancer research, cancer charity, for cancer, cancer run, ' +
    'cancer walk, cancer awareness, im a cancer, i am a cancer, tropic of cancer, against cancer, ' +
    'gave me a heart attack, nearly had a heart attack, almost had a heart attack, ' +
    'heart attack on a plate, operation manual, in operation, hours of operation, smooth operation, ' +
    'the operation of, rescue operation, expecting a delivery, expecting a parcel, pregnant pause, ' +
    'bump up, speed bump, goose bumps, goosebumps, fist bump, bump the, baby bump photo, lump sum, ' +
    'lump in my throat, sugar lump, take your lumps, killing it, killing time, killing the, ' +
    'dressed to kill, youre killing me, heat is killing me, not only, not just, dont know, ' +
    'dont understand, dont think, not sure, dont care, dont want, more or less, sooner or later, one over, ' +
    'game over, do over, over the, over it, start over, heavy weight, heavy weights, how heavy, too heavy, ' +
    'tight schedule, tight budget, hold tight, sit tight, sleep tight, night shift, last night, tonight, ' +
    'good night, goodnight, in bed by, movie night, date night, on steroids lol, sex on the beach, ' +
    'run out, ran out, running late, run late, in the long run, dry run, knees to chest, knee to chest, ' +
    'knee hug, knee hugs, gone into, gone to, has gone up, gone for',
} as const

type Meaning = keyof typeof MEANINGS

/**
 * What a sentence must say for each sign, any one of the lists: all that a list names, none of it denied. What it says
 * besides decides too: with `not` it is no such sign, though it still is pain.
 */
export const RULES: readonly {
  readonly sign: SignId
  readonly all: readonly Meaning[]
  readonly not?: Meaning
}[] = [
  { sign: 'saddle-numbness', all: ['numb', 'saddle'] },
  { sign: 'bladder-bowel', all: ['wet'] },
  { sign: 'bladder-bowel', all: ['trouble', 'urine'] },
  { sign: 'bladder-bowel', all: ['numb', 'urine'] },
  { sign: 'sexual-function', all: ['trouble', 'erection'] },
  { sign: 'sexual-function', all: ['trouble', 'sex'] },
  { sign: 'sexual-function', all: ['numb', 'sex'] },
  { sign: 'sexual-function', all: ['impotent'] },
  { sign: 'both-legs', all: ['numb', 'legs'], not: 'effort' },
  { sign: 'both-legs', all: ['weak', 'legs'], not: 'effort' },
  { sign: 'both-legs', all: ['pain', 'both'], not: 'effort' },
  { sign: 'severe-weakness', all: ['moveLeg'], not: 'effort' },
  { sign: 'chest-pain', all: ['pain', 'chest'] },
  { sign: 'chest-pain', all: ['tight', 'chest'] },
  { sign: 'chest-pain', all: ['chestPain'] },
  { sign: 'accident', all: ['accident'] },
  { sign: 'leg-weakness', all: ['numb', 'leg'], not: 'effort' },
  { sign: 'leg-weakness', all: ['weak', 'leg'], not: 'effort' },
  { sign: 'fever', all: ['fever'] },
  { sign: 'fall', all: ['fallen'] },
  { sign: 'fall', all: ['fall', 'pain'] },
  { sign: 'fall', all: ['bones'] },
  { sign: 'weight-loss', all: ['weightLoss'] },
  { sign: 'cancer', all: ['cancer'] },
  { sign: 'night-pain', all: ['worse', 'night'] },
  { sign: 'night-pain', all: ['wakes', 'pain'] },
  { sign: 'infection-risk', all: ['steroids'] },
  { sign: 'lump', all: ['lump', 'backOnly'] },
  { sign: 'lump', all: ['shape'] },
  { sign: 'upper-back', all: ['pain', 'upper'] },
  { sign: 'pregnant', all: ['pregnant'] },
  { sign: 'surgery', all: ['surgery'] },
  { sign: 'heart', all: ['heart'] },
  { sign: 'under-18', all: ['young'] },
]

/** What is no sign, and still something that hurts. */
export const PAINS: readonly (readonly Meaning[])[] = [
  ['pain'],
  ['complaint', 'part'],
  ['numb'],
  ['weak', 'legs'],
  ['weak', 'leg'],
  ['moveLeg'],
]
