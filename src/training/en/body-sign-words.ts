/** What people call the places and things that a sign speaks of, in English; read as the other words for the body are. */
export const SIGN_WORDS = {
  // Of the toilet alone, in the same breath.
  hinders:
    'barely, hardly, stuck, blocked, couldnt, could not, didnt feel, didnt even feel, did not feel, not ' +
    'feel, comes out, coming out, takes ages, takes forever, no warning, no urge, out of control, nothing ' +
    'happens, took me, takes me, taking me, wait, waiting, ages',
  // What is said where one did not feel it; of the seat alone.
  unfelt:
    'didnt feel, didnt feel it, didnt even feel, did not feel, dont feel, cant feel, no feeling, fuzzy, not ' +
    'feeling',
  saddle:
    'groin, genitals, genital, crotch, buttock, buttocks, bum, butt, bottom, backside, rear end, arse, ass, ' +
    'anus, perineum, privates, penis, vagina, vulva, testicles, balls, scrotum, labia, saddle, ' +
    'undercarriage, private parts, private area, my bits, lady bits, down there, down below, nether regions, ' +
    'nether region, pelvic floor, pelvis, between my legs, between the legs, between both legs, inner thigh, ' +
    'inner thighs, when i wipe, when wiping, toilet paper, loo roll, back passage, the seat under me, dick, ' +
    'cock, willy, clit, clitoris, bum cheeks, butt cheeks, lady parts, man parts, intimate area, intimate ' +
    'areas, intimate parts, intimate zone, private zone, private bits, between legs, inside of my thighs, ' +
    'insides of my thighs, inside thighs, inner part of my thighs, inside my thighs, my seat, wipe, wiped, ' +
    'wiping, wipe myself, bumhole, arsehole, asshole, anal, rectum, sit bones, sitting bones, my bum cheeks, ' +
    'tush, booty, fanny, foof, minge, pussy, vag, nuts, bollocks, nutsack, ballsack, sack, crown jewels, ' +
    'family jewels, bits and pieces, downstairs, down under, private place, private places, intimate place, ' +
    'intimate places, reproductive parts, genital area, genital zone, taint, gooch, tail end, bikini area, ' +
    'pubic, pubic area, pubes, buns, bottom half of my bum, groin area, between my thighs, between the ' +
    'thighs, nethers, genitalia, sexual organ, sexual organs, down south, cant feel the seat, couldnt feel ' +
    'the seat, cant feel the chair, cant feel the toilet seat, toilet seat, where i sit, what i sit on, the ' +
    'part i sit on, my sitting area, underneath, perianal, perineal, saddle area, saddle region, saddle ' +
    'anaesthesia, saddle anesthesia, clean myself, zone between my legs, intimate, genitally',
  // Both the saddle and the legs.
  below:
    'waist down, waist downwards, below the waist, below my waist, hips down, lower half, lower body has ' +
    'gone, from the hips down, from hips down, from my waist down, from waist down, from my hips down, below ' +
    'my hips, below the hips, lower half of my body, bottom half, lower body',
  legs:
    'legs, feet, both legs, both my legs, both of my legs, both feet, both my feet, both of my feet, both ' +
    'thighs, both calves, either of my legs, left and right leg, right and left leg, both sides of my legs, ' +
    'two legs, my two legs, two feet, both shins, both soles, soles of my feet, all my toes, all ten toes, ' +
    'toes on both, both ^, both my ^, both of my ^, both the ^, the two ^, my two ^, both of the ^, both me ' +
    '^, lower limbs, lower extremities, both limbs, both lower limbs, both extremities, bilateral leg, ' +
    'bilateral legs, bilateral foot, bilateral calf, bilateral lower limb',
  both:
    'both legs, both my legs, both of my legs, both feet, both my feet, both of my feet, either of my legs, ' +
    'left and right leg, right and left leg, each leg, either leg, two legs, my two legs, both shins, both ' +
    'thighs, both calves, both of my calves, both knees give, left and right, right and left, one leg then ' +
    'the other, first one leg, both my thighs, both of my thighs, both my lower legs, left leg and right ' +
    'leg, right leg and left leg, left foot and right foot, left and right foot, my left and right leg, left ' +
    'and right legs, one leg and then the other, one leg and now the other, sciatica both sides, sciatica on ' +
    'both, sciatica in both, bilateral sciatica, both sides sciatica, both lower limbs, both limbs, both ' +
    'extremities, bilateral leg, bilateral legs, bilateral foot, bilateral calf, bilateral lower limb, the ' +
    'two legs, the two feet, in the two legs',
  leg:
    'leg, foot, thigh, calf, toe, toes, shin, knee, one of my legs, one of my feet, one leg, one foot, ' +
    'shinbone, sole, sole of my foot, big toe, lower limb, lower extremity',
  trouble:
    'cant, cannot, unable, trouble, difficulty, hard, harder, struggle, struggling, struggled, problem, ' +
    'problems, issue, issues, lost, lose, losing, loss, leak, leaks, leaking, leaked, dribble, dribbles, ' +
    'dribbled, dribbling, strain, straining, weak, retention, can not, not able to, havent been able to, no ' +
    'control, without control, uncontrollably, hard to, wont come, dont know when, dont feel when, do not ' +
    'feel when, cant feel when, cant tell when, cant tell if, dont notice when, stopped working, dont ' +
    'realise, dont realize, just comes, by itself, on its own, cant control, unable to, wont work, not ' +
    'working, doesnt work, dont work, difficult, difficulties, not coming, isnt coming, nothing comes, ' +
    'nothing comes out, nothing is coming, nothing coming, doesnt come, dont come, does not come, wont ' +
    'start, doesnt start, does not start, cant start, not starting, slow to start, need to push, have to ' +
    'push, having to push, have to strain, having to strain, got to push, cant get started, loosing, cant ' +
    'manage, not manage, without noticing, without feeling it, without knowing, before i notice, didnt ' +
    'notice, dont notice, leak out, leaks out, trickle, trickles, trickling, no feeling when, lost all ' +
    'control, lost control, struggle to, control has gone, control is gone, control gone, lost the control, ' +
    'press to, have to press, got to press, trouble controlling, slowed to, nothing came, nothing came out, ' +
    'but nothing, no pee, no wee, really weak, very weak, so weak, ~ come out, ~ coming out, ~ start, ~ ' +
    'starting, ~ empty, ~ emptying, ~ go properly, ~ flow, ~ flowing, ~ manage to, ~ able to, control is ' +
    'going, control going, control is poor, poor control, less control, control is bad, bad control, losing ' +
    'control, no control over, no control of, lost control of, lose control of, losing control of, toilet ' +
    'trouble, toilet troubles, toilet problems, toilet issues, dont realise when, dont realize when, dont ' +
    'realise that, dont realize that, dont know i was, dont know that i was, dont feel it when, the water ' +
    'will not come, cant hold my water, difficult to, impossible to, on strike, hesitancy, hesitation, poor ' +
    'flow, urinary retention, urinary hesitancy, dont realise i, dont realise id, dont realise ive, dont ' +
    'realise i had, dont know id, dont know i had, dont know ive, dont notice i, dont notice id, packed in, ' +
    'packed up, given up, given out, packing in, packing up',
  urine:
    'pee, peeing, peed, wee, weeing, urinate, urinated, urinating, urine, urinary, urination, bladder, ' +
    'bowel, bowels, poo, pooing, poop, pooping, stools, faeces, feces, pass water, passing water, empty my ' +
    'bladder, go to the toilet, go to the loo, go to the bathroom, piss, pissing, pass stool, passing stool, ' +
    'my stool, hold it in, going to the toilet, going to the loo, going to the bathroom, pees, wees, pissed, ' +
    'go for a wee, go for a pee, having a wee, having a pee, have a wee, have a pee, take a pee, take a ' +
    'piss, take a leak, have a slash, do a wee, do a poo, a poo, go to toilet, going to toilet, go toilet, ' +
    'to the toilet, to the loo, toilet control, bathroom control, pass urine, passing urine, my stream, ' +
    'urin, wetting, number two, number ones, open my bowels, my waterworks, waterworks, pipi, shit, ' +
    'shitting, shitted, crap myself, toileting, a wee $, a pee $, the bladder, water works, my bladder, my ' +
    'bowels, my bowel, bowel control, bladder control, myself pee, myself wee, myself peeing, myself poo, ' +
    'myself go, myself going, at the toilet, a wee since, done a wee, done a pee, done a poo, wee since, pee ' +
    'since, had a wee, had a pee, had a poo, been to the loo, been to the toilet, a wee out, wee out, pee ' +
    'out, wee going, pee going, poo out, wees out, wee to, pee to, wee accident, a wee to, a pee to, toilet ' +
    'trouble, toilet troubles, toilet problems, toilet issues, hold my water, my water, the water will not ' +
    'come, my waters, cant hold my water, void, voiding, micturition, micturate, urinary stream, urinary ' +
    'retention, urinary hesitancy, passing of urine, pooed, pooped, shat, when i poo',
  wet:
    'incontinent, incontinence, im leaking $, i am leaking $, wet myself, wetting myself, wet my pants, wet ' +
    'my trousers, wet the bed, peed myself, peed my pants, pissed myself, pissed my pants, pooed myself, ' +
    'pooped myself, pooped my pants, poo myself, pee myself, shit myself, shat myself, soiled myself, soiled ' +
    'my, messed myself, accident in my trousers, accident in my pants, accident in my underwear, toilet ' +
    'accident, weed myself, peeing myself, pooing myself, wetting the bed, messing myself, accidents with my ' +
    'bladder, accidents with my bowels, bladder accident, wet my bed, pee in my, push to pee, strain to pee, ' +
    'push to wee, force myself to pee, wet my jeans, wet my underwear, wet my shorts, wet my knickers, wet ' +
    'my leggings, wet my sheets, wet my pajamas, wet my pyjamas, wet my undies, wet the sheets, wet bed, wee ' +
    'myself, weed the bed, peed the bed, peed in my, peed in the bed, pissed the bed, pissed my bed, shit ' +
    'the bed with, shit my pants, shat my pants, shit my bed, pooed my pants, poo in my pants, poo my pants, ' +
    'soil myself, soiling myself, messed my pants, make it to the toilet, make it to the loo, make it to the ' +
    'bathroom, make it to toilet, get to the toilet in time, get to the loo in time, accident in bed, ' +
    'accident in the bed, accidents in bed, accidents at night, accident on the toilet, leaking pee, leaking ' +
    'wee, leaking urine, leaking poo, leak pee, leak wee, leak urine, incontinant, bed wetting, bedwetting, ' +
    'stress incontinence, wee comes out, pee comes out, shart, sharted, wearing pads, need a nappy, wearing ' +
    'a nappy, in my pants $, keep leaking $, kept leaking $, having accidents, had accidents, stop peeing ' +
    'myself, stop weeing myself, bowel control has gone, bowel control is gone, bowel control gone, bladder ' +
    'control has gone, bladder control is gone, bladder control gone, i leak $, i leak when, i leak a, i ' +
    'leak if, i leak all, leaking when, leaks when i, ~ hold it in time, ~ make it to the toilet, ~ make it ' +
    'to the loo, ~ make it in time, ~ get there in time, little accidents, small accidents, keep having ' +
    'accidents, keeps having accidents, accidents down there, shat the bed, shit the bed, bladder control is ' +
    'going, bowel control is going, bladder control going, wee accident, pee accident, wee accidents, poo ' +
    'accident, bed was wet, bed is wet, in a wet bed, bed was soaked in, the bed was wet, the bed is wet, my ' +
    'bed was wet, my bed is wet, the bed wet, my bed wet, keep peeing, keeps peeing, keep weeing, peeing ' +
    'abit, peeing abit when, weeing abit, pee abit $, pee when i lift, pee when i squat, pee when i jump, ' +
    'pee when i cough, pee when i sneeze, pee when i laugh, pee when i run, pee when i bend, pee when i ' +
    'stand, wee when i lift, wee when i squat, wee when i jump, wee when i cough, wee when i sneeze, wee ' +
    'when i laugh, wee when i run, wee when i bend, wee when i stand, pee abit when i lift, pee abit when i ' +
    'squat, pee abit when i jump, pee abit when i cough, pee abit when i sneeze, pee abit when i laugh, pee ' +
    'abit when i run, pee abit when i bend, pee abit when i stand, wee abit when i lift, wee abit when i ' +
    'squat, wee abit when i jump, wee abit when i cough, wee abit when i sneeze, wee abit when i laugh, wee ' +
    'abit when i run, wee abit when i bend, wee abit when i stand, pee myself when i lift, pee myself when i ' +
    'squat, pee myself when i jump, pee myself when i cough, pee myself when i sneeze, pee myself when i ' +
    'laugh, pee myself when i run, pee myself when i bend, pee myself when i stand, keep peeing abit, keep ' +
    'peeing a, overflow incontinence, the pee come alone, pee come out alone, pee comes alone, pee goes ' +
    'before, pee go before, new incontinence, accident on the way to the toilet, accident on my way to the ' +
    'toilet, accident before the toilet, accidents on the way to the toilet',
  // After what one needs.
  cantGo:
    'but cant $, but i cant $, but cannot $, but nothing, but cant go, but no pee, but no wee, but wont, but ' +
    'it wont, yet cant $, and cant $, and i cant $',
  // Where it should not be.
  garment:
    'pants, trousers, jeans, sheets, mattress, underwear, undies, knickers, boxers, leggings, shorts, ' +
    'joggers, pyjamas, pajamas, pjs, sofa, couch, trackies, my bed, the bed',
  // With pain.
  stream: 'stream, flow',
  unaware:
    'cant tell when, cant tell if, cant feel when, cant feel if, dont feel when, dont know when, dont know ' +
    'if, dont notice when, do not feel when, cannot feel when, cannot tell when, no idea when, not sure ' +
    'when, never know when, cant sense when, no feeling of when, dont sense when, no urge when, couldnt tell ' +
    'if, couldnt tell when, dont feel if, dont feel the need, dont feel the urge, no feeling that, no idea ' +
    'if, not sure if, cant tell whether, dont feel that, dont realise when, dont realize when, dont feel it ' +
    'when, dont know i was',
  needs:
    'need the toilet, need the loo, need the bathroom, need to pee, need to poo, need to wee, need to go, ' +
    'have to pee, have to go, have to wee, need a wee, need a pee, bladder is full, bladders full, go to the ' +
    'toilet, need toilet, need the bog, to go to the toilet, need to go to the loo, got to pee, got to go, ' +
    'got to poo, got to wee',
  penis: 'penis, dick, cock, willy, todger, johnson, manhood, my member, his member',
  erection:
    'erection, erections, erectile, orgasm, orgasms, orgasming, ejaculate, ejaculating, ejaculation, climax, ' +
    'boner, boners, hard on, get hard, getting hard, stay hard, ejacul, libido down there, come during sex',
  sex:
    'sex, sexually, intercourse, sexual, sexual function, sex life, intimacy, shagging, love making, making ' +
    'love, having sex, masturbate, masturbating, wank, wanking, when i have sex, sex function, sex functions, ' +
    'sex drive gone',
  dysfunction:
    'dysfunction, gone, stopped, disappeared, different, changed, failing, failed, nothing, feels like ' +
    'nothing, not the same, weird, not working, dont work, doesnt work, not happening, odd, strange, less, ' +
    'weaker',
  impotent:
    'impotent, impotence, cant get hard $, cant get hard any, cant get hard anymore, cannot get hard, cant ' +
    'stay hard, dont get hard $, trouble getting hard, cant get it up $, cant get it up any, cant get it up ' +
    'anymore, erectile dysfunction, cant get it up since, cant cum, cannot cum, cant cum anymore, cant ' +
    'finish in bed, cant get a boner, cant get it hard, doesnt get hard, wont get hard, not getting hard, ' +
    'cant perform in bed, ed since, went limp and, cant get it up now, cant get it up, not able to get it ' +
    'up, wont stand up anymore, dont work in the bedroom, not working in the bedroom, problems in the ' +
    'bedroom, trouble in the bedroom, issues in the bedroom, cant perform in the bedroom, nothing works in ' +
    'the bedroom',
  // Of a foot that hangs, whatever was done before.
  footDrop:
    'foot drop, drop foot, foot drags, foot is dragging, foot flops, foot slaps, dragging my foot, drag my ' +
    'foot, dropped foot, foot dropped, foot drops, toes drag, toe drags, toes are dragging, trip over my own ' +
    'foot, trip over my foot, tripping over my foot, tripping over my toes, trip over my toes, catching my ' +
    'toes, foot keeps catching, foot hangs, foot is floppy, floppy foot, foot dropping, foot is dropping, ' +
    'foot keeps dropping, toes drop, toes keep catching, foot is hanging, foot hangs down, foot just hangs, ' +
    'drop my foot, foot slapping, foot catches, foot keeps slapping, toes catch, dragging one foot, drags ' +
    'one foot, foot scuffs, foot wont lift, foot does not lift, foot does not come up, toes wont come up, ' +
    'toes wont lift, foot falls when, foot falls down, foot falls $, cant dorsiflex, foot is limp, foot went ' +
    'limp, leg is limp, leg went limp',
  moveLeg:
    'paralysed, paralyzed, dragging my leg, drag my leg, cant walk, cannot walk, can not walk, unable to ' +
    'walk, not able to walk, cant stand $, cannot stand $, cant stand up, cannot stand up, cant stand on, ' +
    'cannot stand on, cant stand any, legs collapsed, leg collapsed, hard to control my legs, legs wont do ' +
    'what i want, cant walk properly, cant walk on my, cant walk $, cant get up off the floor, cant hold ' +
    'myself up, legs wont carry me, leg wont carry me, couldnt walk, could not walk, cant really walk, cant ' +
    'stand up on, walk like a drunk, paralised, paralysis, cant go up on my toes, cant stand on tiptoe, cant ' +
    'walk on my heels, cant walk on my toes, heel walk, cant pull my foot, cant pull my toes, cant pull my ' +
    'feet, cant put weight on my leg, cant put weight on my foot, cant put any weight on my leg, cant put ' +
    'any weight on my foot, cant bear weight on my leg, cant bear weight on my foot',
  unable:
    'cant, cannot, can not, unable to, not able to, havent been able to, no longer able to, barely, hardly, ' +
    'wont, couldnt, cant feel, could not, will not, did not manage to, cant even, cant properly, cant really, ' +
    'cant hardly, not possible to, impossible to, dont manage to, struggle to, difficult to, hard to',
  // Of a leg, in the same breath.
  uncontrolled:
    'no control, no control of, no control over, lost control of, lose control of, losing control of, cant ' +
    'control, hard to control',
  moves:
    'move, lift, raise, wiggle, control, feel or move, move or feel, walk on, stand on, lifting, lift up, ' +
    'moving, bend up, pull up, press down, push off, point, wiggling, hold up, bring up, flex, swing, pull, ' +
    'push, push down, dorsiflex, plantarflex, feel or',
  bends: 'bend, turn, straighten, rotate, twist, sit, sit down, sleep',
} as const
