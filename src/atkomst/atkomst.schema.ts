import { z } from 'zod';
import { sparrbart } from './atkomst.rules.ts';

export const sparrForm = z.object({ vad: z.enum(sparrbart), gor: z.enum(['sparra', 'oppna']) });
