import { antal } from '../shared/text.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { textfalt } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import { uppdragslistor, valjAnvandarePath, type Uppdragslista } from './uppdragslista.rules.ts';

interface Traff {
  readonly id: string;
  readonly namn: string;
  readonly epost: string;
  readonly arbetsgivare: string;
  readonly vald: boolean;
}

interface Traffar {
  readonly rubrik: string;
  readonly text: string;
  readonly rader: readonly Traff[];
  readonly bladdra: readonly { readonly text: string; readonly gor: string }[];
  readonly sida: string;
}

interface ValjAnvandarePage extends Page {
  readonly action: string;
  readonly avbryt: string;
  readonly dolda: readonly { readonly namn: string; readonly varde: string }[];
  readonly falt: readonly Falt[];
  /** Null until something is sought. */
  readonly traffar: Traffar | null;
  readonly valda: readonly { readonly namn: string; readonly arbetsgivare: string; readonly bort: string }[];
}
export const valjAnvandarePage = page<ValjAnvandarePage>('uppdrag/valj-anvandare');

/** What the page shows: whose draft, which list, what was found and who is chosen. */
interface Underlag {
  readonly utkast: { readonly id: string; readonly sida: string };
  readonly lista: Uppdragslista;
  readonly svar: {
    readonly traffar: number;
    readonly sida: number;
    readonly rader: readonly Omit<Traff, 'vald'>[];
  } | null;
  readonly valda: readonly {
    readonly anvandareId: string;
    readonly namn: string;
    readonly arbetsgivare: string;
  }[];
}

const idsText = (ids: readonly string[]): string => (ids.length === 0 ? 'ingen' : ids.join('.'));

const falten = (form: Form): readonly Falt[] => [
  textfalt(form, 'fornamn', { etikett: 'Förnamn', bredd: 'b-12' }),
  textfalt(form, 'efternamn', { etikett: 'Efternamn', bredd: 'b-12' }),
  textfalt(form, 'arbetsgivare', { etikett: 'Arbetsgivare', bredd: 'b-16' }),
];

const bladdra = (sida: number, sidor: number): Traffar['bladdra'] => [
  ...(sida > 1 ? [{ text: 'Föregående', gor: `sida-${String(sida - 1)}` }] : []),
  ...(sida < sidor ? [{ text: 'Nästa', gor: `sida-${String(sida + 1)}` }] : []),
];

const traffarna = ({ svar, valda }: Underlag): Traffar | null => {
  if (svar === null) return null;
  const { sida, traffar, rader } = svar;
  const ids = new Set(valda.map(({ anvandareId }) => anvandareId));
  const forsta = (sida - 1) * perSida + 1;
  return {
    rubrik: antal(traffar, 'användare', 'användare'),
    text: `Användare ${String(forsta)}–${String(forsta + rader.length - 1)} av ${String(traffar)}, i namnordning`,
    rader: rader.map((rad) => ({ ...rad, vald: ids.has(rad.id) })),
    bladdra: bladdra(sida, antalSidor(traffar)),
    sida: `Sida ${String(sida)} av ${String(antalSidor(traffar))}`,
  };
};

interface Adressval {
  readonly fornamn: string;
  readonly efternamn: string;
  readonly arbetsgivare: string;
  readonly valda: readonly string[];
  readonly sida: number;
  readonly sokt: boolean;
}

/** The address of the page with a search and those chosen so far. */
export const valadress = (utkastId: string, lista: Uppdragslista, val: Adressval): string =>
  url(
    valjAnvandarePath,
    { utkastId },
    {
      lista,
      fornamn: val.fornamn,
      efternamn: val.efternamn,
      arbetsgivare: val.arbetsgivare,
      sokt: val.sokt ? 'ja' : undefined,
      sida: val.sida === 1 ? undefined : String(val.sida),
      valda: idsText(val.valda),
    },
  );

/** "Välj användare" as it stands. */
export const valjAnvandareModel = (underlag: Underlag, form: Form): ValjAnvandarePage => {
  const { utkast, lista, svar, valda } = underlag;
  const { rubrik } = uppdragslistor[lista];
  return {
    titel: `Välj användare, ${rubrik}`,
    rubrik: 'Välj användare',
    ingress: [`${rubrik}. Bara användare med den rollen visas. Inget ändras förrän du sparar formuläret.`],
    smulor: [
      { text: 'Start', href: '/' },
      { text: 'Formuläret', href: utkast.sida },
      { text: 'Välj användare' },
    ],
    fel: felsammanfattning(form, ['fornamn', 'efternamn', 'arbetsgivare', 'valda'], {
      innan: 'innan du går vidare',
    }),
    action: url(valjAnvandarePath, { utkastId: utkast.id }),
    avbryt: utkast.sida,
    dolda: [
      { namn: 'lista', varde: lista },
      { namn: 'sokt', varde: svar === null ? '' : 'ja' },
      { namn: 'sida', varde: String(svar?.sida ?? 1) },
      { namn: 'valda', varde: idsText(valda.map(({ anvandareId }) => anvandareId)) },
    ],
    falt: falten(form),
    traffar: traffarna(underlag),
    valda: valda.map(({ anvandareId, namn, arbetsgivare }) => ({
      namn,
      arbetsgivare,
      bort: `bort-${anvandareId}`,
    })),
  };
};
