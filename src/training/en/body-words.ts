import { CONDITION_WORDS } from './body-condition-words.ts'
import { ILLNESS_WORDS } from './body-illness-words.ts'
import { SIGN_WORDS } from './body-sign-words.ts'

/**
 * What people call what hurts, what is numb, and the rest, in English: words and phrases without apostrophes, under
 * what they mean. A phrase is taken before any shorter one in it; `$` stands for the end of a clause, `@` for a part of the
 * body, `^` for legs or feet, `~` for a refusal, `#hot` for the figure of a fever, `#year` for a year.
 */
export const BODY_WORDS = {
  pain:
    'hurt, hurts, hurting, hurtin, pain, pains, painful, painfull, painfully sore, paining, sore, soreness, ' +
    'ache, aches, aching, achy, achey, ached, agony, spasm, spasms, spasming, throbbing, throbs, cramp, ' +
    'cramps, cramping, sciatica, twinge, twinges, niggle, niggles, niggling, injured, injury, headache, ' +
    'headaches, migraine, pulled a muscle, pulled something, pulled my, strained a muscle, tweaked ' +
    'something, torn my, tore something, popped in my, felt a pop, heard a pop, did something to my, broke a ' +
    'rib, pinched nerve, slipped disc, slipped disk, herniated disc, herniated disk, bulging disc, backs ' +
    'gone, cant bend, cant stand up straight, cant straighten, night pain, went into spasm, gone into spasm, ' +
    'electric shocks, shooting down, shooting into, trapped nerve, arthritis, tendonitis, tendinitis, tennis ' +
    'elbow, snap in my, crack in my, pulled a hamstring, pinched a nerve, pian, hurst, hruts, hurtting, ' +
    'acheing, aking, soar back, limping, flare up, flareup, flared up, flaring up, shin splints, plantar ' +
    'fasciitis, bursitis, tweaked it, pinches, pinching, it pinches, twisted my @, tweaked my @, tore my @, ' +
    'broke my @, broken @, strained my @, sprained my @, did my @ in, done my @ in, threw my @ out, threw my ' +
    '@ $, thrown my @ out, threw out my @, put my @ out, messed up my @, screwed up my @, fucked up my @, ' +
    'fucked my @, busted my @, blew out my @, jacked up my @, wrecked my @, buggered my @, knackered my @, ' +
    'feeling my back, feeling my lower back, feeling my knee, feeling my knees, @ popped, @ went pop, @ went ' +
    '$, @ locked up, @ seized up, @ is locked, @ went out, done my back $, cant put weight on my @, cant put ' +
    'any weight on my @, @ has gone $, back gave out, twinged, twinging, winced, wincing, hurty, rolled my ' +
    '@, hurts more, hurt more, more pain, hurts most, hurts the most, backache, backaches, back ache, tummy ' +
    'ache, stomach ache, stomachache, stomach aches, belly ache, toothache, disc bulge, disk bulge, disc ' +
    'bulges, disc herniation, disk herniation, herniation, prolapsed disc, slipped a disc, slipped a disk, ' +
    'stenosis, spondylosis, spondylolisthesis, scoliosis, golfers elbow, plantar, lumbago, tight and sore, ' +
    'stitch in my, hernia, wrenched my @, pulled my @, ricked my @, jarred my @, bruised my @, hurted, ' +
    'hurtful, ouchie, ouchy, in agony, in pain, cricked my @, crick in my, knot in my @, backs out, back is ' +
    'out, back out again, put it out, cant straighten up, cant stand straight, cant stand upright, done my @ ' +
    '$, did my @ $, @ is gone $, @ just went, @ has gone again, @ gone again, @ went again, @ is out again, ' +
    'hobbling, hobble, limp, wonky, spasmed, spazzed, cricked, felt something pull, felt a pull, something ' +
    'pulled, felt something go, felt something pop, felt something snap, felt something tear, something went ' +
    'in my, cramped up, cramping up, strained, pulled muscle, torn meniscus, torn acl, torn muscle, torn ' +
    'disc, @ cramped, sciatica both sides, sciatica on both, sciatica in both, bilateral sciatica, both ' +
    'sides sciatica, pulled a @, pulled a glute, @ went when, @ went while, @ went as i, @ went on me, @ ' +
    'went this, @ went last, @ went doing, @ went picking, @ went lifting, jacked my @, tanked my @, was a ' +
    'pain in my, was a pain in the, was a pain across my, was a pain between my, was a pain at the, was a ' +
    'pain down my, was a pain on my, was a pain behind my, was a pain under my, is a pain in my, is a pain ' +
    'in the, is a pain across my, is a pain between my, is a pain at the, is a pain down my, is a pain on ' +
    'my, is a pain behind my, is a pain under my, got a pain in my, got a pain in the, got a pain across my, ' +
    'got a pain between my, got a pain at the, got a pain down my, got a pain on my, got a pain behind my, ' +
    'got a pain under my, had a pain in my, had a pain in the, had a pain across my, had a pain between my, ' +
    'had a pain at the, had a pain down my, had a pain on my, had a pain behind my, had a pain under my, ' +
    'have a pain in my, have a pain in the, have a pain across my, have a pain between my, have a pain at ' +
    'the, have a pain down my, have a pain on my, have a pain behind my, have a pain under my, @ strain, ' +
    'strain in my, torn @, @ tear, muscle tear, stress fracture, fracture, fractured, sprain, sprained, ' +
    'pulled up lame, ping in my, went ping, felt it in my back, feel it in my back, felt it in my lower ' +
    'back, feel it in my lower back, runners knee, jumpers knee, swimmers shoulder, housemaids knee, ' +
    'strains, bad at the back, pain at the back, pains at the back, ache at the back, hurts at the back, ' +
    'sore at the back, contracture, contractures, broke a muscle, torn a muscle, felt my @ go, felt my @ ' +
    'give, pain score, pain level, pain levels, vas 4, vas 5, vas 6, vas 7, vas 8, vas 9, blockade, ' +
    'rheumatism, never had pain like, never had a pain like, never felt pain like, never known pain like, ' +
    'not better its worse, is not better its worse, nerve trapped, nerve pinched, disc slipped, ' +
    'overstretched my @, overdid my @',
  // Only with a part of the body.
  complaint:
    'killing, stiff, ouch, ow, swollen, swelling, stabbing, acting up, playing up, giving me trouble, giving ' +
    'me grief, bothering me, bad today, complaining, complained, discomfort, because of my, cos of my, due ' +
    'to my, omg my, oh my, tender, screaming, mad at me, angry, shot, buggered, fucked, busted, flared, ' +
    'cranky, grumpy, clicking, throws a tantrum, hates me, hate me, bruised, inflamed, in bits, size of a, ' +
    'feels off, feel off, feeling off, no bueno, stabbed, a knife, wrong with, doesnt feel right, dont feel ' +
    'right, not right, kills, kill, felt off, felt weird, felt wrong, felt funny, feels weird, feels wrong, ' +
    'feels funny, feeling weird, felt bad, feels bad, feels awful, felt awful, pinched, pinch, clicked, ' +
    'crunchy, crunches, crunching, grinding, grinds, iffy, unstable, sharp, uncomfortable, unpleasant, ' +
    'jammed, locked, protesting, protested, moaning, grumbling, grumbles, bitching, whining, yelling, yells, ' +
    'screams, screamed, suffering, suffers, pounding, getting worse, gets worse, got worse, is worse, feels ' +
    'worse, felt worse, oof, yikes, owie, oww, yeow, ouchy, rusty and, rigid, as a board, nagging, nags, ' +
    'nagged, twitching, twitches, stings, stinging, stung, banjaxed, is broke, gone funny, gone wrong, ' +
    'messed up, fucked up, screwed up, weird today, naff, manky, munted, played up, plays up, acted up, acts ' +
    'up, flaring, tightened up, tightening up, tightens up, stiffened up, stiffening up, stiffens up, ' +
    'stiffness, complain, complains, is tweaked, feels tweaked, got tweaked, tweaked $, is pulled, feels ' +
    'pulled, blocked, inflated, not better, not any better, no better, not getting better, not getting any ' +
    'better, not improving, not any easier, no improvement, is not better, is not any better, is not getting ' +
    'better, is not getting any better, is not improving, are not better, are not any better, are not ' +
    'getting better, are not getting any better, are not improving, puffy',
  // The same in one breath: "bad weather, back on Monday" is no pain.
  bad:
    'bad, dodgy, wrecked, knackered, awful, terrible, trouble, troubles, problem, problems, issues, acting ' +
    'funny, giving out, giving up, seizes, seized, seizing, not good, isnt good, not great, not happy, ' +
    'unhappy, isnt happy, arent happy, aint happy, not too happy, not very happy, not so happy, not too ' +
    'good, not so good, no good, aint good, aint great, isnt great, arent great, not 100, not ok, not okay, ' +
    'isnt ok, isnt right, not fine, isnt fine, horrible, horrendous, rough, ropey, ropy, sketchy, poorly, ' +
    'pretty bad, worse, misbehaving, cooked, done for, wobbly, ruined, stuffed, giving me jip, giving me ' +
    'gyp, giving me hell, giving me bother, giving me stick, giving me gip, giving me problems, giving me ' +
    'shit, giving me issues, giving me a hard time, being a dick, being a bitch, being a pain, being ' +
    'difficult, being annoying, being weird, being silly, being funny, doesnt like, didnt like, isnt liking, ' +
    'not liking, doesnt love, didnt love, isnt a fan, not a fan, hated, spasmed, doesnt want to, didnt want ' +
    'to, refuses to, fried, no bueno, needs a break, needs a rest, needs help, broken, broke, dying, on ' +
    'strike, had it, a mess, like glass, had enough, not having it, quit on me, quitting on me, throwing in ' +
    'the towel, in pieces, in a state, in a bad way, crying, sulking, begging for mercy, weeping, says no $, ' +
    'said no $',
  // Muscles burn at work, joints do not.
  burns: 'burning, on fire, burns, burned, burnt',
  joint:
    'back, knee, knees, hip, hips, shoulder, shoulders, neck, elbow, elbows, wrist, wrists, ankle, ankles, ' +
    'tailbone, coccyx, spine, foot, feet, groin, backs, jaw, disc, disk, lumbar, l4, l5, s1, si joint, it ' +
    'band, sciatic nerve, piriformis, shin, shins, achilles, heel, heels, rotator cuff, sacrum, tendon, ' +
    'sacroiliac, symphysis, joints',
  // What is no sign by itself, and still is to be asked about.
  unwell:
    'dizzy, dizziness, lightheaded, light headed, fainted, fainting, passed out $, blacked out, barely walk, ' +
    'hardly walk, cant get up $, cannot get up $, nauseous, nausea, threw up, vomited, dizzy spells, feel ' +
    'faint, felt faint, passing out, blackout, seeing stars, vertigo, woozy, feel sick, felt sick, feeling ' +
    'sick, being sick, been sick, throwing up, puking, puked, vomiting, out of bed, the room spun, room is ' +
    'spinning, came over faint, went faint, all faint, go faint, nearly fainted, head is turning, head is ' +
    'spinning, head turns, head spins, room spins, head was spinning, fainting feeling, about to faint',
  part:
    'back, knee, knees, hip, hips, shoulder, shoulders, neck, head, elbow, elbows, wrist, wrists, ankle, ' +
    'ankles, hamstring, hamstrings, glute, glutes, quad, quads, abs, calf, calves, thigh, thighs, tailbone, ' +
    'coccyx, spine, rib, ribs, foot, feet, leg, legs, arm, arms, hand, hands, groin, backs, jaw, disc, disk, ' +
    'lumbar, l4, l5, s1, si joint, it band, sciatic nerve, piriformis, shin, shins, achilles, heel, heels, ' +
    'rotator cuff, hammy, hammies, finger, fingers, thumb, tummy, stomach, belly, tendon, tendons, ligament, ' +
    'ligaments, muscle, muscles, pelvis, pubic bone, symphysis, sacrum, sacroiliac, joints',
  numb:
    'numb, numbness, tingling, tingle, tingles, tingly, pins and needles, no feeling, no sensation, lost ' +
    'feeling, lost all feeling, lost the feeling, lost my feeling, lost sensation, lost all sensation, lost ' +
    'the sensation, losing feeling, losing sensation, cant feel, cannot feel, can not feel, cant really ' +
    'feel, can hardly feel, can barely feel, barely feel, hardly feel, dont feel anything, do not feel, dont ' +
    'feel, loss of feeling, loss of sensation, feels dead, feel dead, gone dead, went dead, gone numb, went ' +
    'numb, going numb, goes numb, feeling is gone, sensation is gone, feeling has gone, sensation has gone, ' +
    'feel nothing, feels nothing, going dead, feeling nothing, no feeling in, numbed, numbing, pins and ' +
    'needle, prickling, prickly, tingled, dead feeling, gone all numb, gone completely numb, fuzzy and numb, ' +
    'feeling went, lost feelings, no feelings, not feeling my, dont have feeling, dont have any feeling, ' +
    'dont have feelings, have not feeling, cant feel any, couldnt feel, could not feel, cudnt feel, without ' +
    'feeling, without sensation, without any feeling, without any sensation, insensible, insensitive, ' +
    'insensitivity, desensitised, desensitized, no sensitivity, lost sensitivity, lost the sensitivity, feel ' +
    'like they belong to someone else, feels like it belongs to someone else, numbish, numby, numbed out, ' +
    'cant feel the seat, couldnt feel the seat, cant feel the chair, cant feel the toilet seat, ~ belong to ' +
    'me, belongs to someone else, belong to someone else, seat feels dead, seat is dead, go numb, keep going ' +
    'numb, paraesthesia, paresthesia, paraesthesias, paresthesias, dysaesthesia, dysesthesia, hypoaesthesia, ' +
    'hypoesthesia, hypaesthesia, hypesthesia, saddle anaesthesia, saddle anesthesia, saddle anaesthetic, ' +
    'sensory loss, sensory deficit, sensory change, sensory changes, altered sensation, reduced sensation, ' +
    'ants in, ants on, ants crawling, crawling ants, formication, formicating, dont feel nothing, do feel ' +
    'nothing, not feel nothing, not feel my, dont feel good my, dont feel well my, cant feel nothing, ~ feel ' +
    'like mine, ~ feel like my own, ~ feel mine',
  // No word of somebody who is only tired.
  tingles:
    'tingle, tingles, tingly, tingling, tingled, pins and needles, numbness, prickling, prickly, go numb, ' +
    'keep going numb, paraesthesia, paresthesia, paraesthesias, paresthesias, dysaesthesia, dysesthesia, ' +
    'hypoaesthesia, hypoesthesia, hypaesthesia, hypesthesia, sensory loss, sensory deficit, sensory change, ' +
    'sensory changes, altered sensation, reduced sensation, ants in, ants on, ants crawling, crawling ants, ' +
    'formication, formicating',
  asleep:
    'asleep, falls asleep, gone to sleep, goes to sleep, went to sleep, are dead, is dead, keeps going to ' +
    'sleep, keep going to sleep, going to sleep, keeps falling asleep, keep falling asleep, fell asleep on ' +
    'me, went dead, feels asleep, fallen asleep, ~ wake up, is sleeping, are sleeping, sleeping always, is ' +
    'always sleeping',
  // Of legs and feet: what they feel like then.
  woolly:
    'cotton wool, like cotton, like wool, like wood, wooden, like rubber, rubbery, like blocks of wood, like ' +
    'lead weights and, like of wood, made of wood',
  sense: 'sensation, feeling, sensations, sensitivity',
  // What a feeling is, where it is not as it should be.
  altered:
    'reduced, less, different, gone, altered, changed, strange, weird, funny, lost, missing, dull, not ' +
    'normal, dulled, odd, off, fuzzy, muffled, not the same, not right, not there, half, lower, weaker, ' +
    'diminished, like nothing',
  weak:
    'weak, weakness, weaker, gives way, give way, gave way, giving way, gave out, gives out, give out, ' +
    'buckle, buckles, buckled, buckling, wont hold me, wont carry me, no strength, lost strength, losing ' +
    'strength, cant control, hard to control, cant coordinate, very weak, so weak, really weak, extremely ' +
    'weak, severely weak, completely weak, weaker and weaker, no force, no power, without force, without ' +
    'strength, lost power, losing power, loosing strength, losing its strength, gives in, giving out, ' +
    'powerless, weaken, weakens, weakening, weakened, feeble, floppy, wont hold my weight, cant hold my ' +
    'weight, cant take my weight, wont support me, cant hold me, lost its strength, losing force, losing all ' +
    'strength, has no strength, paresis, motor deficit, motor weakness, less force, less strength, less ' +
    'power, reduced power, without power, no strong, not strong, loss of power, loss of strength',
  jelly: 'jelly, jelly legs',
  // Of legs.
  fails:
    'stopped working, wont move, wont lift, dont work properly, doesnt work properly, dont work right, dont ' +
    'work $, doesnt work $, dont work any, not working, wont work, dont do what, wont do what, wont go where, ' +
    'flops, flopping, just drags, keeps dragging, gives no response, collapsed, keeps dropping, keeps ' +
    'collapsing, dont obey, doesnt obey, wont obey, not obeying, dont listen to me, doesnt listen to me, wont ' +
    'listen to me, wont cooperate, wont respond, doesnt respond, dont respond, not responding, doesnt move, ' +
    'dont move, is not moving, isnt moving, arent moving, not moving, collapses, collapse, collapsing, cannot ' +
    'move, cant be lifted, wont go up, dragging, drags, wont bear weight, gave way completely, ~ hold me, ~ ' +
    'carry me, ~ obey, ~ obey me, ~ move, ~ moving, ~ respond, ~ responding, ~ wake up, ~ support me, ~ ' +
    'listen to me, ~ cooperate, ~ take my weight, ~ hold my weight, ~ bear weight, ~ bear my weight, ~ do ' +
    'what i, ~ go where i, ~ go up, ~ come up, ~ do as, flop, not doing what, doesnt lift, not lifting, didnt ' +
    'lift $, isnt lifting, gone floppy, went floppy, goes floppy, is floppy, doesnt work since, dont work ' +
    'since, doesnt work anymore, doesnt work like, dont work anymore, dont work like',
  // With weakness: it comes fast, or is great.
  fast:
    'by the hour, every hour, every step, by the day, fast, quickly, rapidly, suddenly, severe, severely, ' +
    'barely walk, hardly walk, very weak, so weak, really weak, extremely weak, severely weak, completely ' +
    'weak, weaker and weaker, every day, each day, day by day, daily, by the minute, getting worse, all of a ' +
    'sudden, sudden, rapid, overnight, no strength at all, completely, totally, extremely',
  ...SIGN_WORDS,
  ...ILLNESS_WORDS,
  ...CONDITION_WORDS,
} as const
