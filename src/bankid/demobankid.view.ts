import type { Meddelande } from '../web/delar.ts';
import { valjlista } from '../web/falt.ts';
import type { Valjlista } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { utfallText } from './demobankid.rules.ts';

interface DemobankidPage extends Page {
  readonly falt: readonly Valjlista[];
  /** Token of the order that the page was opened for; '' is the newest one. */
  readonly order: string;
}
export const demobankidPage = page<DemobankidPage>('bankid/demobankid');

const gjort: Readonly<Record<string, Meddelande>> = {
  ja: { slag: 'klart', text: 'Klart. Gå tillbaka till fliken där du loggar in.' },
  nej: {
    slag: 'varning',
    text: 'Det finns ingen legitimering att svara på. Börja på inloggningssidan med Logga in med BankID.',
  },
};

interface Demobankid {
  readonly form: Form;
  readonly personer: readonly { readonly personnummer: string; readonly namn: string }[];
  readonly order: string;
  /** What was just done, as the address names it. */
  readonly vad: unknown;
}

export const demobankidModel = ({ form, personer, order, vad }: Demobankid): DemobankidPage => ({
  titel: 'Demo: låtsas vara BankID-appen',
  rubrik: 'Demo: låtsas vara BankID-appen',
  ingress: ['Den här sidan finns bara i demo. Ingen riktig BankID-app är med, och personerna är påhittade.'],
  meddelande: (typeof vad === 'string' && Object.hasOwn(gjort, vad) ? gjort[vad] : null) ?? null,
  fel: felsammanfattning(form, ['person', 'utfall'], { innan: 'innan du fortsätter' }),
  falt: [
    valjlista(form, 'person', {
      etikett: 'Vem håller i mobilen',
      val: personer.map(({ personnummer, namn }) => ({ varde: personnummer, text: namn })),
      bredd: 'b-full',
    }),
    valjlista(form, 'utfall', {
      etikett: 'Vad som händer',
      tips: 'Fel från BankID kan du också välja innan någon har börjat. Då möts nästa försök av felet.',
      val: Object.entries(utfallText).map(([varde, text]) => ({ varde, text })),
      bredd: 'b-full',
    }),
  ],
  order,
});
