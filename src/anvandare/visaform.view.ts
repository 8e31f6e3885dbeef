import { textfalt, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import { url } from '../web/url.ts';
import { visaAnvandarePath } from '../uppdrag/uppdragssidor.rules.ts';
import type { Visa, Visaval } from './visa.rules.ts';

interface Valbart {
  readonly varde: string;
  readonly text: string;
}

/** The search form as an address. */
export interface Visaform {
  readonly action: string;
  readonly visa: Visa;
  readonly falt: readonly Falt[];
  readonly rensa: string;
}

/** What is asked for in each of the two ways. */
export const visaform = (form: Form, visa: Visa, organisationer: readonly Valbart[]): Visaform => ({
  action: visaAnvandarePath,
  visa,
  rensa: url(visaAnvandarePath, {}, { visa: visa === 'uppdrag' ? undefined : visa }),
  falt: [
    visa === 'uppdrag'
      ? valjlista(form, 'organisation', {
          etikett: 'Samverkansorganisation',
          tom: 'Välj',
          bredd: 'b-16',
          val: organisationer,
        })
      : textfalt(form, 'arbetsgivare', { etikett: 'Organisation (arbetsgivare)', bredd: 'b-16' }),
    textfalt(form, 'fornamn', { etikett: 'Förnamn', bredd: 'b-12' }),
    textfalt(form, 'efternamn', { etikett: 'Efternamn', bredd: 'b-12' }),
  ],
});

/** The address of a search; what is as usual is left out. */
export const visaadress = (val: Visaval): string =>
  url(
    visaAnvandarePath,
    {},
    {
      visa: val.visa === 'uppdrag' ? undefined : val.visa,
      organisation: val.samverkansorganisationId ?? undefined,
      arbetsgivare: val.arbetsgivare,
      fornamn: val.fornamn,
      efternamn: val.efternamn,
      sokt: val.visa === 'anvandare' ? 'ja' : undefined,
      sida: val.sida === 1 ? undefined : String(val.sida),
    },
  );
