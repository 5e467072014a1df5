// Words that turn, strengthen or weaken what follows them, in English.
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const NEGATIONS = set(`
  not no never none nobody nothing neither nor nowhere without hardly barely scarcely rarely seldom cannot cant
  can't don't dont doesn't doesnt didn't didnt isn't isnt aren't arent wasn't wasnt weren't werent won't wont
  wouldn't wouldnt couldn't couldnt shouldn't shouldnt hasn't hasnt haven't havent hadn't hadnt ain't aint n't
  lack lacks lacking lacked fails failed nope despite`)

export const STRONGER = set(`
  very really so too extremely absolutely totally completely incredibly highly super especially particularly
  truly utterly most more quite such much entirely fully greatly hugely insanely seriously definitely deeply
  exceptionally remarkably fucking freaking damn way`)

export const WEAKER = set(`
  somewhat slightly fairly rather kind kinda sort sorta little bit almost nearly less partly mostly occasionally
  marginally barely maybe perhaps`)

/** After them stands what counts. */
export const CONTRASTS = set('but however although though yet except still nevertheless')

/** What is wished, supposed or asked is not said to be so. */
export const UNREAL = set(
  'if would could should might may wish hope hopefully wonder whether when unless need needs',
)
export const OWN = set("i me my mine we us our i'm i've i'd i'll im ive")
