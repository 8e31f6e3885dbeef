import type { Deltagande } from '../deltagande/deltagande.rules.ts';
import { radioknappar } from '../web/falt.ts';
import type { Form } from '../web/form.ts';
import { url } from '../web/url.ts';
import { mattillfallen, varde, type Mattillfalle, type Registrering } from './registrering.rules.ts';
import { valPath, type Val } from './registrering.view.ts';

const tillfalleText = ({ registrering, dag, deltagandeId }: Mattillfalle): string => {
  if (registrering === 'inregistrering')
    return dag === null ? 'Nyregistrering' : `${dag}, rätta inregistreringen`;
  return dag === null || deltagandeId === null ? 'Nyutregistrering' : `${dag}, rätta utregistreringen`;
};

interface Nu {
  readonly insatsId: string;
  /** What the page is reached by: a search or a deltagande. */
  readonly dolt: Val['dolt'];
  readonly registrering: Registrering;
  /** Value of the mättillfälle shown. */
  readonly valt: string;
}

/** Registrering and Mättillfälle, with what is shown now marked. */
export const valFor = (alla: readonly Deltagande[], { insatsId, dolt, registrering, valt }: Nu): Val => {
  const form: Form = { values: { registrering, mattillfalle: valt }, errors: {} };
  const sort = [
    { varde: 'inregistrering', text: 'Inregistrering' },
    { varde: 'utregistrering', text: 'Utregistrering' },
  ];
  const dagar = mattillfallen(alla, registrering).map((t) => ({ varde: varde(t), text: tillfalleText(t) }));
  return {
    action: url(valPath, { insatsId }),
    dolt,
    falt: [
      radioknappar(form, 'registrering', { etikett: 'Registrering', val: sort }),
      radioknappar(form, 'mattillfalle', { etikett: 'Mättillfälle', val: dagar }),
    ],
    hjalp: {
      rubrik: 'Vad är ett mättillfälle',
      stycken: [
        'Nyregistrering betyder en ny start. Välj ett tidigare datum för att rätta eller komplettera det som redan är registrerat.',
      ],
    },
  };
};
