import type { Words } from '../language.ts'

/** The words of a line in English, by what they say; a phrase may have several words. */
export const WORDS: Words = {
  and: 'and|plus|n|und|along with|as well as|also did',
  stop: 'then|and then|after that|followed by|next up',
  x: 'x|by|times|time|xx',
  at: 'at|with|using|holding|@|w',
  kg: 'kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|k g',
  lb: 'lb|lbs|pound|pounds|#|#s',
  seconds: 's|sec|secs|second|seconds',
  minutes: 'min|mins|minute|minutes|m',
  reps: 'rep|reps|repetition|repetitions|repeats|repitition|repititions',
  sets: 'set|sets|series|lots|goes|serie',
  rounds: 'round|rounds|rds|circuit|circuits|run through|run throughs|rnds|rnd|rd|run-throughs',
  all: 'all|sets all done|sets all finished|that’s all done|that’s it all done|that’s everything done|that’s the workout done|that’s the lot done|that’s every round done|that’s all of it done|that’s all of them done|everything’s done|everythings done|everything|everything else|all else|all the rest|all the others|the others|the rest|the rest of it|the rest of them|the rest of the workout|rest of the workout|rest done|rest is done|workout done|workout complete|workout completed|workout finished|session done|all sets|all reps|every single exercise|each and every exercise|all the sets|the lot|all of it|all of them|all of that|all of these|every exercise|each exercise|each of them|all exercises|all the exercises|the whole workout|whole workout|whole thing|whole lot|whole program|whole programme|whole session|whole routine|entire workout|entire thing|entire session|full workout|full session|full thing|full program|full routine|complete workout|complete session|my workout|the workout|this week’s workout|today’s workout|weekly workout|everything planned|the works|both of them|every one of them|my exercises|the exercises|all my exercises|my sets|my rounds|my training|them all|all wrapped up|the session|my session|the training|todays workout|this weeks workout',
  each: 'each|apiece|per set|each set|every set|each round|every round|every single set|every single round|each and every set|each and every round|every one|each and every one|every last one|every rep|every single rep|per round|each time|ea|each one',
  hand: 'each hand|per hand|a hand|in each hand|in every hand|in either hand|per arm|each arm|per dumbbell|each dumbbell|a dumbbell each|per db|each db|per kettlebell|each kettlebell|per kb|each kb|in both hands|both hands|each weight|per weight',
  total: 'in total|total|in all|altogether|all together|combined|together|all in|overall',
  side: 'per side|each side|a side|every side|on each side|both sides|either side|per leg|each leg|a leg|both legs|each way',
  gear: 'kb|kbs|db|dbs|kettlebell|kettlebells|dumbbell|dumbbells|dumbell|dumbells|barbell|bar|bell|bells|weight|weights|plate|plates',
  pair: 'pair of|a pair of',
  weightless:
    'bodyweight|body weight|bw|no weight|no weights|without weight|without weights|without a weight|without any weight|unweighted|no load|zero weight|without any weights|no dumbbells|no dumbbell|no kettlebell',
  once: 'once',
  twice: 'twice',
  easier:
    'easier|easier way|the easier way|easy way|the easy way|easier version|easy version|easier variant|made easier|easier ones|easier one',
  harder: 'harder way|the harder way|the hard way|hard way|harder version|hard version|harder variant|harder',
  did: 'did|done|that’s me done|done working out|done exercising|done for the day|is done|are done|is finished|are finished|done for today|done and dusted|done & dusted|all set|finished|completed|complete|logged|log|smashed|nailed|crushed|managed|knocked out|banged out|got through|did do|i did|ticked off|have done|has been done|were done|was done|got done|squeezed in|powered through|completed all of|got it done|trained|worked out|exercised|wrapped up|have trained|done with it|made it|could only do|could only manage|i could only do|was able to do|able to do|able to|could do only|only managed|managed only|ended up with|ended up doing|finish|have finished|am finish|are done too',
  also: 'me|myself|this time|mine|mine’s|mine is|forgot to log|forgot to add|forgot to enter|forgot to record|forgot to write|late log|late entry|catching up|catch up|at all|here|pls|plz|we’re|add|added|single|for me|down|i’m|im|full|whole|entire|more|extra|additional|planned|scheduled|weekly|i|ive|i’ve|i have|just|we|we’ve|have|had|also|only|my|the|of|for|it|them|exercise|exercises|session|training|routine|program|programme|so|well|ok|okay|hey|hi|hello|spotter|finally|now|already|this|some|got|hit|made|was|were|on|in|to|do|doing|after|before|work|breakfast|lunch|dinner|home|gym|from|this week|out|up|as planned|as usual|the usual|as prescribed|so far|yes|yep|yeah|yup|right|first|second of all|lastly|workout|worth|total of|a total of|way|ones|please|btw|fyi|us|again|my own|in a row|new pr|new pb|new record|personal best|amrap|superset|supersetted|make|till failure|until failure|to failure|’til failure|til failure|drop set|drop sets|dropset|dropsets|pyramid|ladder|as many as possible|as many as i could|as many reps as possible|max reps|max effort|all out|to the max|descending|ascending|increasing|decreasing|going up|going down|in one hand|one hand|one handed|one-handed|single arm|there|that’s it|at last|single set of|bed|too',
  hedge:
    'about|around|roughly|approx|approximately|circa|ca|at least|or so|ish|give or take|a good|minimum of|at minimum|like|~',
  unsure:
    'almost|nearly|up to|at most|less than|more than|over|under|maybe|perhaps|probably|i think|i guess|guess|not sure|possibly|or|between|max|a few|several|few|couple of|a couple of|some of|most of|most|half|half of|half a|half the|and a half|mostly|kind of|sort of|partly|part of|tried|attempted|supposedly|unsure',
  instead: 'instead of|rather than|in place of',
  skipped:
    'did nothing|nothing done|didn’t do anything|did not do anything|nothing today|nothing yet|skip|skipped|skipping|missed|left out|leaving out|not done|wasn’t done|forgot|forgot the|forgot to do|didn’t get to|never got to|didn’t manage|couldn’t manage|couldn’t finish|didn’t finish|did not finish|did not manage',
  not: 'not|no|bar the|bar my|without|except|except for|excluding|apart from|aside from|but|minus|didn’t|didnt|did not|couldn’t|couldnt|could not|can’t|cannot|cant|won’t|wont|haven’t|havent|have not|hasn’t|never|other than|sans|none of|none|everything else but|zero|didn’t do|did not do|wasn’t able to|unable to|nope|nah',
  notYet:
    'tomorrow|later|will|i’ll|we’ll|going to|gonna|planning|plan|plan is|want|wanna|should|must|need|needs|needed|have to|to go|left|remaining|let’s|lets|about to|might|could|can|would|hope|hoping|todo|to do|still|target|goal|on to|moving on to|now on to|now for|next is|aim|aiming|try|trying|if|when|until|unless|soon|supposed|to come|coming|due|owe|owed|starting|ready for|looking forward|i’m going|off to|not yet|yet|more to go|will do|shall|wish|intend|later today|after work today|half way|halfway|half way there|halfway there|next',
  nextTime: 'next time|next session|next workout',
  others:
    'you|he|she|they|your|his|her|their|u|who|whose|someone|everyone|everybody|anyone|anybody|nobody|guys|team|people|he’s|she’s|they’re|you’re|physio|doctor|coach|husband|wife|friend|partner|mum|mom|dad|son|daughter|kids|brother|sister|ppl|folks|says|said|told|kid|kids|boy|girl|boyfriend|girlfriend|hubby|gf|bf|colleague|colleagues|flatmate|roommate|neighbour|neighbor|buddy|mother|father|grandma|grandpa|boss|trainer|therapist|sis|bro|cousin|uncle|aunt|mate|mates|well done|good job|nice work|good work|great work|great job|nice job|good going|way to go',
  asks: 'how|what|why|where|which|does|is|are|should|could|would|can|was|were|when|who|what’s|how’s|any|anyone|may|shall|won’t|isn’t|aren’t|where’s|who’s|whats',
  comment:
    'no excuses|no pain|felt|last set|the last set|on the last set|in the last set|last one|the last one|last round|the last round|final round|the final round|first set|the first set|could have|could’ve|could have done|could have done more|should have|would have|feeling|feel|feels|good|great|easy|hard|tough|heavy|light|nice|nicely|fine|tired|sweaty|slow|slowly|fast|quick|quickly|strong|stronger|strongest|solid|fun|phew|wow|yay|lol|haha|hehe|ha|woo|woohoo|boom|ugh|thanks|thank you|thx|cheers|pb|pr|best|better|brutal|killer|burning|burn|burned|challenging|really|very|super|too|quite|pretty|a bit|bit|little|that was|it was|this was|was fun|warm up|warmup|shaky|wobbly|smooth|smoothly|perfect|awesome|amazing|excellent|exhausting|exhausted|intense|grindy|rough|rusty|decent|alright|all right|not bad|not easy|not too bad|not great|no problem|no problems|no issues|no issue|easy peasy|lovely|happy|proud|sweat|sweating|knackered|legs|glutes|form|technique|music|slept|love|loved|enjoyed|hated|hate|hooray|hurray|whoop|pretty good|so good|so hard|worked|working|thankfully|luckily|wasn’t easy|wasn’t too bad|wasn’t bad|challenge|oof|jeez|omg|because|since|while|watching|listening|than|as well|too easy|too hard|too heavy|too light|week|let’s go|lets go|crikey|man|wiped|dead|dying|bring it on|easily|bonus|went|going well|well|cause|cuz|coz|cos|bc|bcs|as i had|jelly|hell yeah|yeah|yess|yesss|nap|couldn’t do more|couldn’t do any more|could not do more|that was it|all i could do|all i could manage|all i had|and that’s it|no more left|nothing left',
}
