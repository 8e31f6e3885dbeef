import { z } from 'zod';

const kort = z.string().min(1).max(100);

/** BankID's answer to `auth`. Fields that we do not know are left out. */
export const startsvar = z.object({
  orderRef: kort,
  autoStartToken: kort,
  qrStartToken: kort,
  qrStartSecret: kort,
});

const hint = z.string().max(100).catch('').default('');

/** BankID's answer to `collect`. */
export const hamtsvar = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending'), orderRef: kort, hintCode: hint }),
  z.object({ status: z.literal('failed'), orderRef: kort, hintCode: hint }),
  z.object({
    status: z.literal('complete'),
    orderRef: kort,
    completionData: z.object({
      user: z.object({ personalNumber: z.string().max(20) }),
      risk: z.string().max(20).nullable().catch(null).default(null),
    }),
  }),
]);

/** BankID's answer when it did not do what it was asked. */
export const felsvar = z.object({ errorCode: z.string().min(1).max(100) });
