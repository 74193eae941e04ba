import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { TagEditor } from "./tag-editor.tsx";

export type TagDialogProps = { readonly annotationId: string; readonly onClose: () => void };

export function TagDialog({ annotationId, onClose }: TagDialogProps) {
  const t = useTranslate();
  return (
    <Dialog
      title={t("reader.tag.dialog")}
      isOpen
      size="small"
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t("reader.tag.done")}
        </Button>
      }
    >
      <TagEditor annotationId={annotationId} autoFocus />
    </Dialog>
  );
}
