/** What a whole line may say besides what was done; matched without its last marks, in lower case. */
export const SAYINGS = {
  /** Numbers that say how it was done, and not how much. */
  aside:
    /(?<![\p{L}\p{N}])(?:(?:rpe|rir|tempo)[ :]?\d[\d.x-]{0,8}|(?:with |w )?(?:rest(?:ing|ed)?|breaks?)(?: of)? \d{1,3} ?(?:s|secs?|seconds?|m|mins?|minutes?)|\d{1,3} ?(?:s|secs?|seconds?|m|mins?|minutes?) (?:of )?(?:rests?|breaks?|pauses?)(?: between(?: sets)?)?|\d ?(?:s|secs?|seconds?) holds?|(?<=\d[ ,(]{1,3})was \d{1,3}(?: (?:last (?:week|time)|before|yesterday))?)(?![\p{L}\p{N}])/giu,
  undo: /^(?:(?:oops|ups|whoops|sorry|no|wait|please|pls|spotter|hm+|ah),? )*(?:undo|take (?:it|that|this|the last(?: one)?) back|take back(?: (?:that|it|the last(?: one)?))?|scratch (?:that|it)|delete (?:that|it|the last(?: one| log| entry)?)|remove (?:that|it|the last(?: one| log| entry)?)|cancel (?:that|it|the last(?: one)?)|forget (?:that|it)|scrap (?:that|it)|revert(?: (?:that|it))?|ignore (?:that|the last(?: one)?)|that was (?:wrong|a mistake)|(?:my )?mistake)(?: (?:that|it|this|please|pls|the last(?: one| log| entry)?|my last(?: one| log| entry)?|last|all of (?:it|that)))*$/,
  again:
    /^(?:(?:did|done|logged) )?(?:the )?(?:same|same thing|same again|same workout|same numbers)(?: (?:again|as|like))*(?: (?:the )?(?:last (?:time|week|session|workout)|yesterday|before|usual|previous(?:ly)?))?(?: (?:again|please))?$/,
  correct:
    /^(?:(?:oops|ups|whoops|wait|hm+|ah|no wait),? )*(?:(?:no|nope|nah|it was|that was|last one was|the last one was|the last was)(?=[,:;-]| ?\d)|actually|sorry|sry|srry|wrong|oops|whoops|no wait|wait no|i mean|i meant(?: to say)?|i meant|make (?:that|it)|change (?:that|it|the last(?: one)?) to|correct(?:ion| that)?(?: to)?|(?:that |it )?should (?:be|have been|say|read)|rather|typo|wait|edit|fix)(?:[,:;-]+ ?| )(?:(?:no|actually|sorry|i meant?|make (?:that|it)|it was|that was|it should be|that should be|rather|to)[,:]? )*(?<rest>.*\d.*|\p{L}[\p{L} ]{1,60})$/su,
  instead:
    /^(?:not (?<wrong>[^,]{1,40}?)[,;]? (?:but|it was|rather|,)? ?(?<right>\d.{0,60})|(?<right2>\d[^,]{0,40}?),? not (?<wrong2>.{1,40}))$/su,
  card: {
    skip: /^(?:skip(?: (?:it|that|this|this one|that one|one|please))?|skipped(?: (?:it|that|this one))?|pass|can’t do (?:this|that)(?: one)?|not this one|leave (?:it|this|that) out)$/,
    easier:
      /^(?:(?:the )?(?:easier|easy)(?: (?:way|one|version|please|pls))?|easier please|make it easier|something easier|too hard|that’s too hard|this is too hard|it’s too hard)$/,
    stop: /^(?:stop|stop (?:here|now|it|for (?:today|now))|pause|enough|that’s enough|i’m (?:out|stopping)|quit|end|no more|break)$/,
    next: /^(?:next(?: (?:one|exercise|up|please|step))?|what’s next|continue|carry on|go on|resume|workout|show(?: me)?(?: (?:it|the card))? again)$/,
  },
  talk: {
    thanks:
      /^(?:(?:many |ok |okay |great |cool |perfect |super )?(?:thanks|thank you|thx|ty|cheers|ta|tysm|thank u)(?: (?:a lot|so much|very much|spotter|you|coach|bot|!|for (?:that|this|everything|the (?:help|reminder|workout))))*|much appreciated|appreciate it)$/,
    fine: /^(?:ok|okay|okey|k|kk|ok then|okay then|got it|cool|great|nice|good|perfect|alright|all right|right|sure|fine|understood|will do|noted|yes|yep|yeah|yup|no|nope|no thanks|no thank you|sounds good|lol|haha|👍)(?: (?:ok|okay|thanks|cool|great|spotter))*$/,
    hard: /^(?:(?:it|this|that|it’s|this is|that’s|they’re|the \p{L}+(?: \p{L}+)?) ?(?:is|was|are|were|feels?)? ?)?(?:way |much |a bit |far |just )?too (?:hard|difficult|tough|much|heavy|intense|advanced)(?: for me)?(?: today)?$|^(?:i )?(?:can’t|cannot|can not) (?:do|manage|keep up with) (?:it|this|these|them|that|\p{L}+)$|^(?:is there |do you have )?(?:an? |something |anything )(?:easier|lighter|gentler)(?: (?:way|version|one|option|exercise|workout))?(?: please)?$/u,
    heavy:
      /^(?:so )?(?:how heavy|what weights?|which weights?|how much weight|how many (?:kg|kilos|pounds|lbs?)|what load|how light|what (?:kg|dumbbells?|kettlebells?))\b.{0,80}$|^(?:should i|when (?:should|do|can) i|can i) (?:go (?:up|heavier|lighter)|add (?:more )?weight|use (?:more|less) weight|lift (?:more|heavier)).{0,60}$|^(?:is|are) \d.{0,20}(?:kg|lb|kilos?|pounds?).{0,20}(?:enough|ok|okay|too (?:much|little|heavy|light)).{0,20}$/,
    noWeights:
      /^(?:(?:but |and )?(?:what if|if) )?(?:i )?(?:(?:have|’ve got|got|own|ve) (?:no|not? any|only) |(?:don’t|do not|haven’t|dont) (?:have|own|got)(?: any| got any| a)? )(?:weights?|dumbbells?|kettlebells?|equipment|gear|gym)\b.{0,60}$|^(?:what can i use|what should i use|what do i use|is there (?:something|anything)) (?:instead|else)?.{0,40}(?:weights?|dumbbells?|kettlebells?).{0,20}$|^(?:no|without|can i (?:do|train) (?:it |this |that |them )?without) (?:any )?(?:weights?|dumbbells?|kettlebells?|equipment)(?: (?:here|at home|today|with me))?$/,
    swap: /^(?:can|could|may|shall|should) (?:i|we|you) (?:swap|replace|change|substitute|exchange|switch|do (?:something|anything)(?: else)?|do another)\b.{0,80}$|^(?:swap|replace|substitute|an? alternative|alternatives?|any alternatives?|what else|something else|another exercise)\b(?: (?:for|to|can i do|instead|of))?.{0,60}$|^what (?:can|could|should) i do instead.{0,60}$/,
    sick: /^(?:(?:sorry|hi|hey),? )?(?:i(?:’m| am|m)|i(?:'ve| have| got|’ve got)|feeling|got|down with|not) (?:\p{L}+ ){0,2}?(?:sick|ill|unwell|a cold|the flu|flu|covid|a fever|a bug|a stomach bug|under the weather|not well|feeling well|well|poorly)(?: (?:today|this week|again|at the moment|right now|sorry))*$|^sick(?: (?:today|this week))?$/u,
  },
} as const
