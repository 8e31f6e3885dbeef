/** The version of the counting rules below; raised when a definition changes what is counted. */
export const regelversion = '1';

/** A definition of a figure: what "Så räknades det" says. */
export interface Matt {
  readonly namn: string;
  readonly definition: string;
  /** Where the figures come from. */
  readonly kalla: string;
}

const deltaganden = 'Deltaganden med personuppgifter som inte är felregistrerade';
const matningar = 'Svaren vid in- och utregistreringen';
const budgetar = 'Budget för samverkansorganisationen, budgetåret';
const insatsbudgetar = 'Insatsernas budget, budgetåret';

/** Every measure of the reports, by id (doman §8). One definition for page, export and explanation. */
export const matt = {
  paborjade: {
    namn: 'Påbörjade',
    definition: 'Deltaganden med startdag i perioden. En person som börjar två gånger räknas två gånger.',
    kalla: deltaganden,
  },
  avslutade: {
    namn: 'Avslutade',
    definition: 'Deltaganden med avslutningsdag i perioden.',
    kalla: deltaganden,
  },
  aktuella: {
    namn: 'Aktuella',
    definition:
      'Deltaganden som pågick någon dag i perioden: startdag senast periodens sista dag, och ännu öppna eller med avslutningsdag tidigast periodens första dag.',
    kalla: deltaganden,
  },
  unika: {
    namn: 'Unika personer',
    definition:
      'Olika personer som började eller slutade i perioden. Samma person räknas en gång, också när hen deltar i flera insatser. Den som inte ser exakta siffror får antalet avrundat till närmaste femtal.',
    kalla: deltaganden,
  },
  forsorjning_fore: {
    namn: 'Försörjning före',
    definition:
      'Avslutade deltaganden, utom avlidna, efter offentlig försörjning före insatsen. Flera kan vara markerade, så summan kan bli större än antalet.',
    kalla: matningar,
  },
  forsorjning_efter: {
    namn: 'Försörjning efter',
    definition:
      'Samma avslutade deltaganden efter offentlig försörjning efter insatsen. Flera kan vara markerade.',
    kalla: matningar,
  },
  forsorjning_forandring: {
    namn: 'Förändrad försörjning',
    definition: 'Antal efter minus antal före. Procenten är förändringen delad med antalet före.',
    kalla: matningar,
  },
  forsorjning_efter_vald: {
    namn: 'Försörjning efter, av dem med vald försörjning före',
    definition:
      'Avslutade deltaganden som hade den valda försörjningen före insatsen, efter försörjning efter insatsen.',
    kalla: matningar,
  },
  sysselsattning_fore: {
    namn: 'Sysselsättning före',
    definition:
      'Avslutade deltaganden som arbetade, studerade eller aktivt sökte arbete direkt före insatsen. Den som gör flera saker räknas i varje.',
    kalla: matningar,
  },
  sysselsattning_efter: {
    namn: 'Sysselsättning efter',
    definition: 'Samma avslutade deltaganden vid avslutningen.',
    kalla: matningar,
  },
  sysselsattning_forandring: {
    namn: 'Förändrad sysselsättning',
    definition: 'Antal efter minus antal före. Procenten är förändringen delad med antalet före.',
    kalla: matningar,
  },
  klass_fore: {
    namn: 'Sysselsättning i fyra klasser före',
    definition:
      'Varje avslutat deltagande i en klass: förvärvsarbete; annars studier; annars aktivt arbetssökande; annars övriga.',
    kalla: matningar,
  },
  klass_efter: {
    namn: 'Sysselsättning i fyra klasser efter',
    definition: 'Samma avslutade deltaganden vid avslutningen, i en klass var.',
    kalla: matningar,
  },
  klass_forandring: {
    namn: 'Förändring mellan klasserna',
    definition: 'Antal efter minus antal före. Procenten är förändringen delad med antalet före.',
    kalla: matningar,
  },
  resultat: {
    namn: 'Arbete eller studier efter',
    definition:
      'Avslutade deltaganden som arbetar eller studerar efter insatsen. Börjat eller ökat: omfattningen efter är större än före, där nej är 0 procent; arbete och studier för sig.',
    kalla: matningar,
  },
  utbildningsniva: {
    namn: 'Utbildningsnivå',
    definition: 'Påbörjade deltaganden efter högsta avslutade utbildning vid start.',
    kalla: matningar,
  },
  alder: {
    namn: 'Ålder',
    definition: 'Påbörjade deltaganden efter ålder på startdagen.',
    kalla: deltaganden,
  },
  forsorjningstid: {
    namn: 'Tid i offentlig försörjning',
    definition:
      'Påbörjade deltaganden efter hela år i följd med offentlig försörjning före insatsen. Avbrott på högst en månad räknas inte.',
    kalla: matningar,
  },
  avslutsanledning: {
    namn: 'Avslutsanledning',
    definition: 'Avslutade deltaganden efter varför de avslutades.',
    kalla: deltaganden,
  },
  tid_i_insats: {
    namn: 'Tid i insats',
    definition:
      'Avslutade deltaganden efter hela månader från startdag till avslutningsdag. Medeltalet är i dagar.',
    kalla: deltaganden,
  },
  anonyma: {
    namn: 'Anonyma deltagare',
    definition: 'Anonyma deltagare de kalenderår som perioden berör, alltid hela år: de har ingen startdag.',
    kalla: 'Registrerade anonyma deltagare',
  },
  volym: {
    namn: 'Antal i volyminsats',
    definition: 'Registrerat antal de kalenderår som perioden berör, alltid hela år, med rättelser avdragna.',
    kalla: 'Registrerade antal i volyminsatser',
  },
  totalt: {
    namn: 'Totalt antal',
    definition:
      'Aktuella deltaganden i perioden plus anonyma och antal i volyminsats de kalenderår perioden berör.',
    kalla: `${deltaganden}, anonyma deltagare och volyminsatser`,
  },
  planerat_antal: {
    namn: 'Planerat antal deltagare',
    definition: 'Planerat antal i insatsens budget, summan av de kalenderår perioden berör.',
    kalla: insatsbudgetar,
  },
  insatsbudget: {
    namn: 'Budget',
    definition: 'Budgeterad insatskostnad de kalenderår perioden berör, utan ESF.',
    kalla: insatsbudgetar,
  },
  insatsutfall: {
    namn: 'Utfall',
    definition: 'Utfall av insatskostnad de kalenderår perioden berör, utan ESF.',
    kalla: insatsbudgetar,
  },
  esf_budget: {
    namn: 'Budget ESF',
    definition: 'Budgeterad insatskostnad med medel från ESF de kalenderår perioden berör.',
    kalla: insatsbudgetar,
  },
  esf_utfall: {
    namn: 'Utfall ESF',
    definition: 'Utfall av insatskostnad med medel från ESF de kalenderår perioden berör.',
    kalla: insatsbudgetar,
  },
  kostnad_per_deltagare: {
    namn: 'Kostnad per deltagare',
    definition: 'Utfall, med ESF, delat med totalt antal. Hela kronor.',
    kalla: `${insatsbudgetar}, och deltagarna`,
  },
  medel: {
    namn: 'Medelstillgångar',
    definition: 'Finansiering i budgetarna för de budgetår perioden berör, efter typ av finansiär.',
    kalla: budgetar,
  },
  administration_budget: {
    namn: 'Budget, administrativa kostnader',
    definition: 'Budgeterade administrativa kostnader de budgetår perioden berör.',
    kalla: budgetar,
  },
  administration_utfall: {
    namn: 'Utfall, administrativa kostnader',
    definition: 'Utfall av administrativa kostnader de budgetår perioden berör.',
    kalla: budgetar,
  },
  kand_forandring: {
    namn: 'Skillnad',
    definition:
      'Siffran vid det senare tillfället minus siffran vid det tidigare. Nya: månaden var inte slut vid det tidigare tillfället. Sena: registrerade när månaden redan var slut. Rättade: deltagandet har ändrats. Felregistrerade: deltagandet har felregistrerats, eller så har en felregistrering ångrats. Återkallade: samtycket är återkallat, och personen är inte längre registrerad med personuppgifter. För budgetar, planerade antal, anonyma deltagare och volyminsatser gäller kalenderåret: det som har lagts till är nytt om året inte var slut, annars sent, och det som har ändrats är en rättelse.',
    kalla: 'De frysta siffrorna, och det som har ändrats sedan den senaste frysningen',
  },
  ekonomiskt_resultat: {
    namn: 'Resultat',
    definition: 'Medelstillgångar minus insatskostnader (med ESF) och administrativa kostnader.',
    kalla: `${budgetar}, och insatsernas`,
  },
} as const satisfies Record<string, Matt>;
export type MattId = keyof typeof matt;
