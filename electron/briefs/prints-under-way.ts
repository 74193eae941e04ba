/** How long the engine may hand pages on once its dialog has closed: it tells nobody, 0.3 s was too short. */
const handingOnMs = 1500;

/** Dialogs of the system's that are open, and prints that are still handed on. */
const underWay = new Set<Promise<void>>();

/** Settles once a print whose dialog is this is out of the engine's hands. */
export function overAt(dialog: Promise<boolean>): Promise<void> {
  const over = dialog.then(
    () => new Promise<void>((resolve) => void setTimeout(resolve, handingOnMs)),
    () => {},
  );
  underWay.add(over);
  void over.then(() => underWay.delete(over));
  return over;
}

/** Settles once no dialog of the system's is open: a program that ended under one would crash. */
export async function printsOver(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}
