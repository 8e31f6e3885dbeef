import type { Fall } from './villkor.ts';

/** The lists that share one form; län, kommuner and stadsdelar have their own. */
export const listor = [
  'utbildningsniva',
  'forsorjning',
  'arbetstyp',
  'avslutsanledning',
  'preciserad_inriktning',
  'malgrupp',
  'kostnadstyp',
  'budgettyp',
  'organisationstyp',
];
const andra = (lista: string, andring: string) => `update styrdata.${lista} set ${andring}`;
const lagg = (lista: string, kolumner: string, varden: string) =>
  `insert into styrdata.${lista} (kod, ${kolumner}) values (${varden})`;

const varjeLista: readonly Fall[] = listor.flatMap((lista): readonly Fall[] => [
  ['mall_kod_check', andra(lista, "kod = 'Övrigt'"), 'nekas'],
  ['mall_text_check', andra(lista, "text = ' '")],
  ['mall_text_check', andra(lista, "text = repeat('x', 201)")],
  ['mall_hjalptext_check', andra(lista, "hjalptext = repeat('x', 2001)")],
  [
    'mall_check',
    andra(
      lista,
      "galler_till = '1899-12-31' where kod not in ('felregistrering', 'ingen', 'samordningsforbund')",
    ),
  ],
]);

/** The code lists, now that a superadministratör writes them (doman §7). */
export const styrdatafall: readonly Fall[] = [
  ...varjeLista,
  ['mall_kod_check', lagg('malgrupp', 'text, ordning', "'Övriga', 'Övriga', 10")],
  ['malgrupp_pkey', lagg('malgrupp', 'text, ordning', "'unga', 'Yngre', 10")],
  ['forsorjning_grupp_check', andra('forsorjning', "grupp = 'annan'")],
  [
    'avslutsanledning_beteende_check',
    lagg('avslutsanledning', 'text, ordning, beteende', "'ny', 'Ny', 1, 'annat'"),
  ],
  [
    'avslutsanledning_en_felregistrering',
    lagg('avslutsanledning', 'text, ordning, beteende', "'fel', 'Fel', 1, 'felregistrering'"),
  ],
  ['avslutsanledning_felregistrering_kvar', andra('avslutsanledning', 'galler_till = current_date')],
  ['forsorjning_ingen_kvar', andra('forsorjning', "galler_till = current_date where kod = 'ingen'")],
  [
    'organisationstyp_samordningsforbund_kvar',
    andra('organisationstyp', "galler_fran = current_date where kod = 'samordningsforbund'"),
  ],
  [
    'avslutsanledning_felregistrering_kvar',
    andra('avslutsanledning', "galler_fran = current_date + 1 where beteende = 'felregistrering'"),
  ],
  [
    'preciserad_inriktning_inriktning_check',
    lagg('preciserad_inriktning', 'text, ordning, inriktning', "'ny', 'Ny', 1, 'annan'"),
  ],
  ['lan_kod_check', lagg('lan', 'namn', "'1', 'Nya län'")],
  ['lan_namn_check', andra('lan', "namn = ' '")],
  ['lan_namn_key', andra('lan', "namn = 'Samma län'")],
  ['kommun_kod_check', lagg('kommun', 'namn, lan_kod', "'14', 'Ny', '14'")],
  ['kommun_namn_check', andra('kommun', "namn = repeat('x', 101)")],
  ['kommun_check', andra('kommun', "galler_till = '1899-12-31'")],
  ['stadsdel_kod_check', lagg('stadsdel', 'namn, kommun_kod', "'1480-Åby', 'Åby', '1480'")],
  ['stadsdel_check1', lagg('stadsdel', 'namn, kommun_kod', "'1480-aby', 'Åby', '0180'")],
  ['stadsdel_namn_check', andra('stadsdel', "namn = ''")],
  ['stadsdel_check', andra('stadsdel', "galler_till = '1899-12-31'")],
];

/** What the same walls let through. */
export const styrdataTillats: readonly string[] = [
  `${lagg('malgrupp', 'text, ordning', "'nyanlanda', 'Nyanlända', 120")};
   ${andra('malgrupp', "text = 'Nyligen anlända', galler_till = current_date, version = 2 where kod = 'nyanlanda'")}`,
  `${andra('avslutsanledning', "text = 'Felaktigt registrerad', ordning = 1 where kod = 'felregistrering'")};
   ${andra('avslutsanledning', "galler_till = current_date where kod = 'flytt'")}`,
  `${lagg('lan', 'namn', "'98', 'Nya län'")}; ${lagg('kommun', 'namn, lan_kod', "'9801', 'Nyköpinge', '98'")};
   ${lagg('stadsdel', 'namn, kommun_kod', "'9801-oster', 'Öster', '9801'")}`,
];
