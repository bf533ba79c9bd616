import { CONDITION_WORDS } from './body-condition-words.ts'
import { ILLNESS_WORDS } from './body-illness-words.ts'
import { SIGN_WORDS } from './body-sign-words.ts'

/**
 * What people call what hurts, what is numb, and the rest, in English: words and phrases without apostrophes, under
 * what they mean. A phrase is taken before any shorter one in it; `$` stands for the end of a clause, `@` for a part of the
 * body, `^` for legs or feet, `~` for a refusal, `#hot` for the figure of a fever, `#year` for a year, and '(a/b)' for one
 * or the other.
 */
export const BODY_WORDS = {
  pain:
    'hurt, hurts, hurting, hurtin, pain, pains, painful, painfull, painfully sore, paining, sore, ' +
    'soreness, ache, aches, aching, achy, achey, ached, agony, spasm, spasms, spasming, throbbing, ' +
    'throbs, cramp, cramps, cramping, sciatica, twinge, twinges, niggle, niggles, niggling, injured, ' +
    'injury, headache, headaches, migraine, pulled (a muscle/something/my/a hamstring/muscle/a @/a glute/' +
    'up lame), strained a muscle, tweaked something, torn my, tore something, popped in my, felt a pop, ' +
    'heard a pop, did something to my, broke a rib, pinched nerve, slipped disc, slipped disk, herniated ' +
    'disc, herniated disk, bulging disc, backs gone, cant bend, cant stand up straight, cant straighten, ' +
    'night pain, went into spasm, gone into spasm, electric shocks, shooting down, shooting into, trapped ' +
    'nerve, arthritis, tendonitis, tendinitis, tennis elbow, snap in my, crack in my, pinched a nerve, ' +
    'pian, hurst, hruts, hurtting, acheing, aking, soar back, limping, flare up, flareup, flared up, ' +
    'flaring up, shin splints, plantar fasciitis, bursitis, tweaked it, pinches, pinching, it pinches, ' +
    '(twisted/tweaked/tore/broke/strained/sprained/threw out/messed up/screwed up/fucked up/fucked/busted/' +
    'blew out/jacked up/wrecked/buggered/knackered/rolled/wrenched/pulled/ricked/jarred/bruised/cricked/' +
    'knot in/jacked/tanked/overstretched/overdid) my @, broken @, did my @ in, done my @ in, threw my @ ' +
    'out, threw my @ $, thrown my @ out, put my @ out, feeling my back, feeling my lower back, feeling my ' +
    'knee, feeling my knees, @ popped, @ went (pop/$/out/again/when/while/as i/on me/this/last/doing/' +
    'picking/lifting), @ locked up, @ seized up, @ is locked, done my back $, cant put weight on my @, ' +
    'cant put any weight on my @, @ has gone $, back gave out, twinged, twinging, winced, wincing, hurty, ' +
    'hurts more, hurt more, more pain, hurts most, hurts the most, backache, backaches, back ache, tummy ' +
    'ache, stomach ache, stomachache, stomach aches, belly ache, toothache, disc bulge, disk bulge, disc ' +
    'bulges, disc herniation, disk herniation, herniation, prolapsed disc, slipped a disc, slipped a ' +
    'disk, stenosis, spondylosis, spondylolisthesis, scoliosis, golfers elbow, plantar, lumbago, tight ' +
    'and sore, stitch in my, hernia, hurted, hurtful, ouchie, ouchy, in agony, in pain, crick in my, ' +
    'backs out, back is out, back out again, put it out, cant straighten up, cant stand straight, cant ' +
    'stand upright, done my @ $, did my @ $, @ is gone $, @ just went, @ has gone again, @ gone again, @ ' +
    'is out again, hobbling, hobble, limp, wonky, spasmed, spazzed, cricked, felt something (pull/go/pop/' +
    'snap/tear), felt a pull, something pulled, something went in my, cramped up, cramping up, strained, ' +
    'torn meniscus, torn acl, torn muscle, torn disc, @ cramped, sciatica both sides, sciatica on both, ' +
    'sciatica in both, bilateral sciatica, both sides sciatica, (was/got/had/have) a pain (in my/in the/' +
    'across my/between my/at the/down my/on my/behind my/under my), is a pain (in my/in the/across my/' +
    'between my/at the/down my/on my/behind my/under my), @ strain, strain in my, torn @, @ tear, muscle ' +
    'tear, stress fracture, fracture, fractured, sprain, sprained, ping in my, went ping, felt it in my ' +
    'back, feel it in my back, felt it in my lower back, feel it in my lower back, runners knee, jumpers ' +
    'knee, swimmers shoulder, housemaids knee, strains, (bad/pain/pains/ache/hurts/sore) at the back, ' +
    'contracture, contractures, broke a muscle, torn a muscle, felt my @ go, felt my @ give, pain score, ' +
    'pain level, pain levels, vas 4, vas 5, vas 6, vas 7, vas 8, vas 9, blockade, rheumatism, never had ' +
    'pain like, never had a pain like, never felt pain like, never known pain like, not better its worse, ' +
    'is not better its worse, nerve trapped, nerve pinched, disc slipped',
  // Only with a part of the body.
  complaint:
    'killing, stiff, ouch, ow, swollen, swelling, stabbing, acting up, playing up, giving me trouble, ' +
    'giving me grief, bothering me, bad today, complaining, complained, discomfort, because of my, cos of ' +
    'my, due to my, omg my, oh my, tender, screaming, mad at me, angry, shot, buggered, fucked, busted, ' +
    'flared, cranky, grumpy, clicking, throws a tantrum, hates me, hate me, bruised, inflamed, in bits, ' +
    'size of a, feels (off/weird/wrong/funny/bad/awful/worse/tweaked/pulled), feel off, feeling off, no ' +
    'bueno, stabbed, a knife, wrong with, doesnt feel right, dont feel right, not right, kills, kill, ' +
    'felt off, felt weird, felt wrong, felt funny, feeling weird, felt bad, felt awful, pinched, pinch, ' +
    'clicked, crunchy, crunches, crunching, grinding, grinds, iffy, unstable, sharp, uncomfortable, ' +
    'unpleasant, jammed, locked, protesting, protested, moaning, grumbling, grumbles, bitching, whining, ' +
    'yelling, yells, screams, screamed, suffering, suffers, pounding, getting worse, gets worse, got ' +
    'worse, is worse, felt worse, oof, yikes, owie, oww, yeow, ouchy, rusty and, rigid, as a board, ' +
    'nagging, nags, nagged, twitching, twitches, stings, stinging, stung, banjaxed, is broke, gone funny, ' +
    'gone wrong, messed up, fucked up, screwed up, weird today, naff, manky, munted, played up, plays up, ' +
    'acted up, acts up, flaring, tightened up, tightening up, tightens up, stiffened up, stiffening up, ' +
    'stiffens up, stiffness, complain, complains, is tweaked, got tweaked, tweaked $, is pulled, blocked, ' +
    'inflated, (not/not any/no/not getting/not getting any/is not/is not any/is not getting/are not/are ' +
    'not any/are not getting) better, not improving, not any easier, no improvement, is not getting any ' +
    'better, is not improving, are not getting any better, are not improving, puffy',
  // The same in one breath: "bad weather, back on Monday" is no pain.
  bad:
    'bad, dodgy, wrecked, knackered, awful, terrible, trouble, troubles, problem, problems, issues, ' +
    'acting funny, giving out, giving up, seizes, seized, seizing, not (good/great/happy/too happy/very ' +
    'happy/so happy/too good/so good/100/ok/okay/fine/liking/a fan/having it), isnt good, unhappy, isnt ' +
    'happy, arent happy, aint happy, no good, aint good, aint great, isnt great, arent great, isnt ok, ' +
    'isnt right, isnt fine, horrible, horrendous, rough, ropey, ropy, sketchy, poorly, pretty bad, worse, ' +
    'misbehaving, cooked, done for, wobbly, ruined, stuffed, giving me (jip/gyp/hell/bother/stick/gip/' +
    'problems/shit/issues/a hard time), being a dick, being a bitch, being a pain, being difficult, being ' +
    'annoying, being weird, being silly, being funny, doesnt like, didnt like, isnt liking, doesnt love, ' +
    'didnt love, isnt a fan, hated, spasmed, doesnt want to, didnt want to, refuses to, fried, no bueno, ' +
    'needs a break, needs a rest, needs help, broken, broke, dying, on strike, had it, a mess, like ' +
    'glass, had enough, quit on me, quitting on me, throwing in the towel, in pieces, in a state, in a ' +
    'bad way, crying, sulking, begging for mercy, weeping, says no $, said no $',
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
    'numb, numbness, tingling, tingle, tingles, tingly, pins and needles, (no/lost/lost all/lost the/lost ' +
    'my/losing/loss of/dead/dont have/dont have any/have not/without/without any) feeling, (no/lost/lost ' +
    'all/lost the/losing/loss of/without/without any/altered/reduced) sensation, (cant/cannot/can not/' +
    'cant really/can hardly/can barely/barely/hardly/do not/dont/couldnt/could not/cudnt) feel, dont feel ' +
    'anything, feels dead, feel dead, gone dead, went dead, gone numb, went numb, going numb, goes numb, ' +
    'feeling is gone, sensation is gone, feeling has gone, sensation has gone, (feel/feels/feeling/dont ' +
    'feel/do feel/not feel/cant feel) nothing, going dead, no feeling in, numbed, numbing, pins and ' +
    'needle, prickling, prickly, tingled, gone all numb, gone completely numb, fuzzy and numb, feeling ' +
    'went, lost feelings, no feelings, not feeling my, dont have feelings, cant feel any, insensible, ' +
    'insensitive, insensitivity, desensitised, desensitized, no sensitivity, lost sensitivity, lost the ' +
    'sensitivity, feel like they belong to someone else, feels like it belongs to someone else, numbish, ' +
    'numby, numbed out, cant feel the seat, couldnt feel the seat, cant feel the chair, cant feel the ' +
    'toilet seat, ~ belong to me, belongs to someone else, belong to someone else, seat feels dead, seat ' +
    'is dead, go numb, keep going numb, paraesthesia, paresthesia, paraesthesias, paresthesias, ' +
    'dysaesthesia, dysesthesia, hypoaesthesia, hypoesthesia, hypaesthesia, hypesthesia, saddle ' +
    'anaesthesia, saddle anesthesia, saddle anaesthetic, sensory loss, sensory deficit, sensory change, ' +
    'sensory changes, ants in, ants on, ants crawling, crawling ants, formication, formicating, not feel ' +
    'my, dont feel good my, dont feel well my, ~ feel like mine, ~ feel like my own, ~ feel mine',
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
    'buckle, buckles, buckled, buckling, wont hold me, wont carry me, (no/lost/losing/without/loosing/' +
    'losing its/lost its/losing all/has no/less/loss of) strength, cant control, hard to control, cant ' +
    'coordinate, very weak, so weak, really weak, extremely weak, severely weak, completely weak, weaker ' +
    'and weaker, no force, no power, without force, lost power, losing power, gives in, giving out, ' +
    'powerless, weaken, weakens, weakening, weakened, feeble, floppy, wont hold my weight, cant hold my ' +
    'weight, cant take my weight, wont support me, cant hold me, losing force, paresis, motor deficit, ' +
    'motor weakness, less force, less power, reduced power, without power, no strong, not strong, loss of ' +
    'power',
  jelly: 'jelly, jelly legs',
  // Of legs.
  fails:
    'stopped working, wont (move/lift/work/do what/go where/obey/listen to me/cooperate/respond/go up/' +
    'bear weight), dont work (properly/right/$/any/since/anymore/like), doesnt (work properly/work $/obey/' +
    'listen to me/respond/move/lift/work since/work anymore/work like), not working, dont do what, flops, ' +
    'flopping, just drags, keeps dragging, gives no response, collapsed, keeps dropping, keeps ' +
    'collapsing, dont obey, not obeying, dont listen to me, dont respond, not responding, dont move, is ' +
    'not moving, isnt moving, arent moving, not moving, collapses, collapse, collapsing, cannot move, ' +
    'cant be lifted, dragging, drags, gave way completely, ~ hold me, ~ carry me, ~ obey, ~ obey me, ~ ' +
    'move, ~ moving, ~ respond, ~ responding, ~ wake up, ~ support me, ~ listen to me, ~ cooperate, ~ ' +
    'take my weight, ~ hold my weight, ~ bear weight, ~ bear my weight, ~ do what i, ~ go where i, ~ go ' +
    'up, ~ come up, ~ do as, flop, not doing what, not lifting, didnt lift $, isnt lifting, gone floppy, ' +
    'went floppy, goes floppy, is floppy',
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
