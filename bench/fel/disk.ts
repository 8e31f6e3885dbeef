import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a disk is made of: memory, or a file that the kernel takes for a device. */
export type Diskslag = 'minne' | 'ext4' | 'xfs';

/** A disk of its own, that can break without anybody else noticing. */
export interface Disk {
  readonly mapp: string;
  /** The power goes: what the disk has not been told to keep is gone, and nothing more reaches it. Not for memory. */
  bryt(): void;
  /** The power is back. Whoever used the disk must have ended. */
  ater(): Promise<void>;
  slapp(): void;
}

const minneMb = 400;
// The smallest that mkfs.xfs takes is 300.
const filMb = 700;

/** Runs a command of the system. @returns null, or what it said when it refused */
const kor = (vad: string, ...argument: readonly string[]): string | null => {
  const { status, stderr, error } = spawnSync(vad, argument, { encoding: 'utf8' });
  if (status === 0) return null;
  return `${vad}: ${error?.message ?? stderr.trim()}`;
};
const maste = (nekad: string | null): void => {
  if (nekad !== null) throw new Error(nekad);
};

// FS_IOC_SHUTDOWN with the flag "without the journal": Node has no ioctl.
const bryt = `open(my $m, '<', $ARGV[0]) or die $!; my $hur = pack('L', 2); ioctl($m, 0x8004587d, $hur) or die $!`;

const minne = (mapp: string): string | null =>
  kor('mount', '-t', 'tmpfs', '-o', `size=${minneMb}m,mode=0711`, 'tmpfs', mapp);

const urFil = (slag: Diskslag, mapp: string, fil: string): string | null => {
  writeFileSync(fil, '');
  truncateSync(fil, filMb * 1_000_000);
  return kor(`mkfs.${slag}`, '-q', fil) ?? kor('mount', '-o', 'loop', fil, mapp);
};

/** Mounts a new, empty disk at `mapp`. @returns what refused, when the right or a tool is missing */
export const monteraDisk = (slag: Diskslag, mapp: string): Disk | string => {
  mkdirSync(mapp);
  const fil = `${mapp}.disk`;
  const nekad = slag === 'minne' ? minne(mapp) : urFil(slag, mapp, fil);
  if (nekad !== null) return nekad;
  const avmontera = async (): Promise<void> => {
    for (let forsok = 1; ; forsok += 1) {
      const upptagen = kor('umount', mapp);
      if (upptagen === null) return;
      if (forsok === 100) throw new Error(upptagen);
      await pause(50);
    }
  };
  return {
    mapp,
    bryt: () => {
      maste(kor('perl', '-e', bryt, mapp));
    },
    ater: async () => {
      await avmontera();
      maste(kor('mount', '-o', 'loop', fil, mapp));
    },
    slapp: () => {
      kor('umount', mapp);
      rmSync(fil, { force: true });
    },
  };
};

/** Why the power of such a disk cannot be cut here; null when it can. */
export const hinderFor = async (slag: Diskslag): Promise<string | null> => {
  const ovan = mkdtempSync(join(tmpdir(), 'sus-disk-'));
  const disk = monteraDisk(slag, join(ovan, 'disk'));
  try {
    if (typeof disk === 'string') return disk;
    disk.bryt();
    await disk.ater();
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    if (typeof disk !== 'string') disk.slapp();
    rmSync(ovan, { recursive: true, force: true });
  }
};
