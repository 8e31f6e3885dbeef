import { antal } from '../shared/text.ts';
import { textfalt, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import { kommunvalPath, organisationsvalPath } from './adress.rules.ts';
import { skrivValda, type Valstallning } from './val.rules.ts';

/** Which of the two pickers, with the words of its page. */
export interface Valord {
  readonly path: typeof kommunvalPath | typeof organisationsvalPath;
  readonly rubrik: string;
  readonly ingress: string;
  /** "42 kommuner och stadsdelar". */
  readonly ett: string;
  readonly flera: string;
  readonly kolumner: readonly [string, string];
  readonly ingaTraffar: string;
  readonly ingenVald: string;
}

export const kommunord: Valord = {
  path: kommunvalPath,
  rubrik: 'Välj kommun, stadsdel',
  ingress: 'Stadsdelar finns för Stockholm och Göteborg. Inget ändras förrän du sparar formuläret.',
  ett: 'kommun eller stadsdel',
  flera: 'kommuner och stadsdelar',
  kolumner: ['Kommun, stadsdel', 'Län'],
  ingaTraffar: 'Ingen kommun matchar',
  ingenVald: 'Ingen kommun är vald.',
};
export const organisationsord: Valord = {
  path: organisationsvalPath,
  rubrik: 'Välj organisation',
  ingress: 'Inget ändras förrän du sparar formuläret.',
  ett: 'organisation',
  flera: 'organisationer',
  kolumner: ['Organisation', 'Organisationstyp'],
  ingaTraffar: 'Ingen organisation matchar',
  ingenVald: 'Ingen organisation är vald.',
};

interface Traff {
  readonly id: string;
  readonly namn: string;
  readonly tillhor: string;
}
interface ValPage extends Page {
  readonly action: string;
  readonly avbryt: string;
  readonly dolda: readonly { readonly namn: string; readonly varde: string }[];
  readonly falt: readonly Falt[];
  readonly kolumner: Valord['kolumner'];
  /** Null until something is sought. */
  readonly traffar: {
    readonly rubrik: string;
    readonly text: string;
    readonly inga: string;
    readonly rader: readonly (Traff & { readonly vald: boolean })[];
    readonly bladdra: readonly { readonly text: string; readonly gor: string }[];
    readonly sida: string;
  } | null;
  readonly ingenVald: string;
  readonly valda: readonly { readonly namn: string; readonly bort: string }[];
}
export const valPage = page<ValPage>('samverkansorganisation/valj');

interface Underlag {
  readonly utkast: { readonly id: string; readonly sida: string };
  readonly val: readonly { readonly kod: string; readonly text: string }[];
  readonly svar: { readonly rader: readonly Traff[]; readonly antal: number; readonly sida: number } | null;
  readonly valda: readonly { readonly id: string; readonly namn: string }[];
}

const falten = (ord: Valord, form: Form, val: Underlag['val']): readonly Falt[] => {
  const lista = val.map(({ kod, text }) => ({ varde: kod, text }));
  return ord.path === kommunvalPath
    ? [
        valjlista(form, 'lan', { etikett: 'Län', bredd: 'b-16', tom: 'Alla län', val: lista }),
        textfalt(form, 'namn', { etikett: 'Kommunnamn', bredd: 'b-16' }),
      ]
    : [
        textfalt(form, 'namn', { etikett: 'Organisation', bredd: 'b-16' }),
        valjlista(form, 'typ', {
          etikett: 'Organisationstyp',
          bredd: 'b-16',
          tom: 'Alla typer',
          val: lista,
        }),
      ];
};

const traffarna = (ord: Valord, { svar, valda }: Underlag): ValPage['traffar'] => {
  if (svar === null) return null;
  const { sida, rader } = svar;
  const ids = new Set(valda.map(({ id }) => id));
  const [forsta, sidor] = [(sida - 1) * perSida + 1, antalSidor(svar.antal)];
  return {
    rubrik: antal(svar.antal, ord.ett, ord.flera),
    text: `Rad ${String(forsta)}–${String(forsta + rader.length - 1)} av ${String(svar.antal)}, i namnordning`,
    inga: ord.ingaTraffar,
    rader: rader.map((rad) => ({ ...rad, vald: ids.has(rad.id) })),
    bladdra: [
      ...(sida > 1 ? [{ text: 'Föregående', gor: `sida-${String(sida - 1)}` }] : []),
      ...(sida < sidor ? [{ text: 'Nästa', gor: `sida-${String(sida + 1)}` }] : []),
    ],
    sida: `Sida ${String(sida)} av ${String(sidor)}`,
  };
};

/** The address of a picker where the choosing is. */
export const valadress = (ord: Valord, utkastId: string, { sok, sokt, sida, valda }: Valstallning): string =>
  url(
    ord.path,
    { utkastId },
    {
      ...sok,
      sokt: sokt ? 'ja' : undefined,
      sida: sida === 1 ? undefined : String(sida),
      valda: valda === null ? undefined : skrivValda(valda),
    },
  );

/** A picker as it stands. */
export const valModel = (ord: Valord, underlag: Underlag, form: Form): ValPage => {
  const { utkast, svar, valda } = underlag;
  return {
    titel: ord.rubrik,
    rubrik: ord.rubrik,
    ingress: [ord.ingress],
    smulor: [{ text: 'Start', href: '/' }, { text: 'Formuläret', href: utkast.sida }, { text: ord.rubrik }],
    fel: felsammanfattning(form, ['lan', 'namn', 'typ'], { innan: 'innan du går vidare' }),
    action: url(ord.path, { utkastId: utkast.id }),
    avbryt: utkast.sida,
    dolda: [
      { namn: 'sokt', varde: svar === null ? '' : 'ja' },
      { namn: 'sida', varde: String(svar?.sida ?? 1) },
      { namn: 'valda', varde: skrivValda(valda.map(({ id }) => id)) },
    ],
    falt: falten(ord, form, underlag.val),
    kolumner: ord.kolumner,
    traffar: traffarna(ord, underlag),
    ingenVald: ord.ingenVald,
    valda: valda.map(({ id, namn }) => ({ namn, bort: `bort-${id}` })),
  };
};
