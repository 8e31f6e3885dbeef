import { heltOrganisationsnummer } from '../shared/organisationsnummer.ts';
import { antal } from '../shared/text.ts';
import { sidvaljare, type Meddelande } from '../web/delar.ts';
import { textfalt, valjlista } from '../web/falt.ts';
import { lank } from '../web/text.ts';
import { url } from '../web/url.ts';
import { smulorTill, type ListaPage } from './lista.view.ts';
import type { Listpost } from './listor.rules.ts';
import type { Organisation } from './organisation.rules.ts';
import { nyOrganisationPath, organisationerPath, organisationPath } from './sidor.rules.ts';

interface Underlag {
  readonly rader: readonly (Organisation & { readonly anvandning: number })[];
  readonly antal: number;
  readonly typer: readonly Listpost[];
  readonly sok: string;
  readonly typ: string;
  readonly sida: number;
  readonly sidor: number;
  readonly meddelande: Meddelande | null;
}

const rad = (o: Underlag['rader'][number]): ListaPage['rader'][number] => ({
  text: o.namn,
  namn: [lank(o.namn, url(organisationPath, { organisationId: o.id }))],
  celler: [
    {
      rubrik: 'Organisationsnummer',
      text: o.organisationsnummer === null ? '–' : heltOrganisationsnummer(o.organisationsnummer),
      tal: false,
    },
    { rubrik: 'Organisationstyp', text: o.organisationstyp, tal: false },
    { rubrik: 'Ingår i', text: String(o.anvandning), tal: true },
  ],
  upp: null,
  ned: null,
});

const sokform = ({ sok, typ, typer }: Underlag): ListaPage['sok'] => {
  const form = { values: { sok, typ }, errors: {} };
  return {
    action: organisationerPath,
    rensa: organisationerPath,
    falt: [
      valjlista(form, 'typ', {
        etikett: 'Organisationstyp',
        bredd: 'b-16',
        tom: 'Alla',
        val: typer.map(({ kod, text }) => ({ varde: kod, text })),
      }),
      textfalt(form, 'sok', {
        etikett: 'Namn',
        tips: 'Början av namnet. * står för vad som helst.',
        bredd: 'b-16',
      }),
    ],
  };
};

/** The page "Organisationer". */
export const organisationslistaModel = (underlag: Underlag): ListaPage => {
  const { sok, typ, sida, sidor, meddelande } = underlag;
  return {
    titel: 'Organisationer, styrdata',
    rubrik: 'Organisationer',
    ingress: ['De som deltar, finansierar, brukar medel eller har användare anställda.'],
    atgarder: [{ text: 'Lägg till organisation', href: nyOrganisationPath, slag: 'primar' }],
    smulor: smulorTill({ text: 'Organisationer' }),
    meddelande,
    sok: sokform(underlag),
    bildtext: antal(underlag.antal, 'organisation', 'organisationer'),
    kolumner: [
      { text: 'Namn' },
      { text: 'Organisationsnummer' },
      { text: 'Organisationstyp' },
      { text: 'Ingår i', tal: true },
    ],
    rader: underlag.rader.map(rad),
    flytta: null,
    sidvaljare: sidvaljare(sida, sidor, (nummer) =>
      url(organisationerPath, {}, { sok, typ, sida: String(nummer) }),
    ),
  };
};
