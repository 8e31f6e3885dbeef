import { paminnOmBestallningar } from '../bestallning/paminnelse.service.ts';
import { paminnOmGenomgang } from '../genomgang/paminnelse.service.ts';
import { skotOanvanda, skotObekraftade } from '../kontovard/kontovard.service.ts';
import { flyttaAnkaret } from '../loggranskning/ankare.service.ts';
import { granskaLoggen } from '../loggranskning/natt.service.ts';
import { varnaOmSlutdatum } from '../overenskommelse/varning.service.ts';
import { frysManader } from '../rapport/frysning.service.ts';
import { kontrolleraSkydd } from '../samtycke/skydd.service.ts';
import type { Nattjobb } from './natt.service.ts';

/** Everything that is done once a day by itself, in order. A slice that has something to do at night adds it here. */
export const nattjobben: readonly Nattjobb[] = [
  { slag: 'frysning', efter: '00.00', kor: frysManader },
  { slag: 'ankare', efter: '00.00', kor: flyttaAnkaret },
  { slag: 'granskning', efter: '01.00', kor: granskaLoggen },
  { slag: 'skydd', efter: '02.00', kor: kontrolleraSkydd },
  { slag: 'paminnelser', efter: '06.00', kor: paminnOmBestallningar },
  { slag: 'overenskommelser', efter: '06.00', kor: varnaOmSlutdatum },
  { slag: 'bekraftelse', efter: '06.00', kor: skotObekraftade },
  { slag: 'oanvanda', efter: '06.00', kor: skotOanvanda },
  { slag: 'genomgang', efter: '07.00', kor: paminnOmGenomgang },
];
