/**
 * Passwords of twelve characters or more that stand high on published lists of leaked ones, folded as `vikt` does.
 * Shorter ones need no list: they are refused for their length. Plain repetitions and rows of keys are found by rule.
 */
export const vanligaLosenord: ReadonlySet<string> = new Set(
  `
  123qweasdzxc 1qaz2wsx3edc q1w2e3r4t5y6 1q2w3e4r5t6y 1q2w3e4r5t6y7u qazwsxedcrfv zaq12wsxcde3 1qazxsw23edc
  1qaz2wsx3edc4rfv qazwsx123456 qwerty123456 123456qwerty qwertyuiop123 qwertyuiop1234 asdfghjkl123 zxcvbnm12345
  1234567890qwerty qwertyasdfgh qwertyasdfzxcv asdfghjklzxcvbnm qweasdzxc123 qwerasdfzxcv 123456789qwe 123456789abc
  abc123456789 abcd12345678 a1b2c3d4e5f6 1a2b3c4d5e6f aa1234567890 a12345678910 123456654321 147258369147 159357456852
  147852369147 741852963741 112233445566 123123456456 password1234 password12345 password123456 passwordpassword
  password2024 password2025 password2026 mypassword123 password!123 passw0rd1234 p@ssw0rd1234 administrator
  administrator1 adminadmin123 admin1234567 iloveyou1234 iloveyou12345 iloveyouforever iloveyousomuch ilovemyself1
  letmeinletmein letmeinplease welcome12345 welcome123456 welcomehome1 changeme1234 changemeplease trustno1trustno1
  unbelievable supercalifragilistic manchesterunited manchestercity liverpoolfc1 liverpool123 realmadrid123
  barcelona123 juventus1897 chelseafc1905 arsenal12345 basketball123 football1234 baseball1234 volleyball123
  skateboarding snowboarding motherfucker motherfucker1 fuckyoufuckyou fuckyou12345 1234fuckyou christopher1
  christopher123 alexander123 elizabeth123 jacqueline123 mailcreated5240 sojdlg123aljg starwars1234 harrypotter1
  harrypotter123 lordoftherings thelordoftherings indianajones metallica123 greendaygreenday linkinpark123
  californication fullmetalalchemist counterstrike counterstrike1 worldofwarcraft minecraft123 pokemon12345
  dragonballz123 chocolate123 butterfly123 sunshine1234 princess1234 babygirl1234 happybirthday1 merrychristmas
  monkeymonkey1 correcthorsebatterystaple correct horse battery staple letthereberock passwordispassword
  jagalskardig jagalskardig1 jagalskardig123 losenord1234 losenord12345 losenord123456 mittlosenord1 mittlosenord123
  hemligtlosenord hejhejhejhej hejsanhejsan hejsan123456 sommarsommar sommaren2024 sommaren2025 sommaren2026
  stockholm123 goteborg1234 malmoff12345 hammarby1915 djurgarden1891 ifkgoteborg1904 aikaikaik1891 pippilangstrump
  pippilangstrump1 emililonneberga kaptenhaddock kallekalle123 fotboll12345 ishockey1234 valkommen123 valkommen1234
  testtesttest test12345678 testlosenord abcdefghijklmnop abcdefgh1234 abcdefghijk123 zzzzzzzzzzzzz asdasdasdasd
  qweqweqweqwe 1234512345123 000000000000 111111111111 999999999999 123456789123 987654321012 098765432109
  `
    .split(/\s+/)
    .filter((ord) => ord !== ''),
);

/** Words that hold up no password by themselves, with a year or some signs added. Folded. */
export const vanligaOrd: readonly string[] = [
  'administrator',
  'inloggning',
  'valkommen',
  'stockholm',
  'goteborg',
  'password',
  'losenordet',
  'losenord',
  'passord',
  'iloveyou',
  'sommaren',
  'vintern',
  'welcome',
  'letmein',
  'sverige',
  'hemligt',
  'sommar',
  'vinter',
  'hosten',
  'varen',
  'hemlig',
  'qwerty',
  'hejsan',
  'master',
  'admin',
];

/** Words of this system and those around it (ASVS 6.1.2). Folded. */
export const sammanhangsord: readonly string[] = [
  'samordningsforbundet',
  'samordningsforbund',
  'forsakringskassan',
  'forsakringskassa',
  'arbetsformedlingen',
  'arbetsformedling',
  'deltagaransvarig',
  'insatsansvarig',
  'rehabilitering',
  'tvapartsfinsam',
  'samverkan',
  'masterlosenord',
  'deltagare',
  'susrapport',
  'forbundet',
  'forbund',
  'kommunen',
  'regionen',
  'finsam',
  'kommun',
  'region',
  'insats',
  'sus',
];
