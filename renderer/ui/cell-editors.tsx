import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { Popover as AriaPopover } from "react-aria-components";
import type { CellEdit } from "./grid-cells.ts";
import overlay from "./overlay.module.css";
import { Popover } from "./popover.tsx";
import { type Option, OptionList } from "./select.tsx";
import { TextArea } from "./text-field.tsx";

/** How many characters of a narrow column stand in a line, more or less. */
const lineLength = 42;
const mostLines = 6;

export type CellTextProps = {
  readonly edit: CellEdit;
  readonly label: string;
  readonly value: string;
  /** Names the record for what is kept of unsaved typing. */
  readonly keptAs: string;
  /** What is wrong with a text, in words; null where it can be saved. */
  readonly refusalOf: (text: string) => string | null;
  /** Given only what was changed. */
  readonly onSave: (text: string) => void;
};

/** A text edited in its cell: Enter or Tab saves it, Escape leaves it as it was, a click elsewhere saves it. */
export function CellText({ edit, label, value, keptAs, refusalOf, onSave }: CellTextProps) {
  const [text, setText] = useState(value);
  const [isTried, setIsTried] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  const refusal = refusalOf(text);

  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);

  const finish = (step?: 1 | -1) => {
    isOver.current = true;
    edit.finish(step);
  };
  const save = (step?: 1 | -1) => {
    setIsTried(true);
    if (refusal !== null) return;
    if (text.trim() !== value) onSave(text.trim());
    finish(step);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends the writing of a Japanese or Korean word is not the end of the text.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") finish();
    else if (event.key === "Enter") save();
    else if (event.key === "Tab") save(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <TextArea
      label={label}
      isLabelHidden
      value={text}
      onChange={setText}
      stored={value}
      keptAs={keptAs}
      areaRef={area}
      rows={Math.max(1, Math.min(mostLines, Math.ceil(text.length / lineLength)))}
      error={isTried ? refusal : null}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (isOver.current) return;
        if (refusal === null) save();
        else finish();
      }}
    />
  );
}

export type CellChoiceProps<Value extends string> = {
  readonly edit: CellEdit;
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
};

/** One of a closed list, chosen beside its cell: choosing saves it. */
export function CellChoice<Value extends string>({
  edit,
  label,
  options,
  value,
  onChoose,
}: CellChoiceProps<Value>) {
  return (
    <AriaPopover
      isOpen
      triggerRef={edit.cell}
      placement="bottom start"
      offset={4}
      onOpenChange={() => edit.finish()}
      aria-label={label}
      className={overlay.popover ?? ""}
    >
      <OptionList
        aria-label={label}
        autoFocus
        selectionMode="single"
        // Escape would unselect; here it leaves.
        escapeKeyBehavior="none"
        selectedKeys={[value]}
        options={options}
        emptyText=""
        onSelectionChange={(keys) => {
          // Choosing what is chosen already leaves nothing selected: it stays as it was.
          const chosen = options.find((option) => keys !== "all" && keys.has(option.value));
          edit.finish();
          if (chosen !== undefined && chosen.value !== value) onChoose(chosen.value);
        }}
      />
    </AriaPopover>
  );
}

export type CellFormProps = {
  readonly edit: CellEdit;
  readonly label: string;
  readonly children: ReactNode;
  /** Enter, or its button. */
  readonly onSubmit: () => void;
};

/** A few choices that are saved together, beside their cell: Enter saves, Escape leaves all as it was. */
export function CellForm({ edit, label, children, onSubmit }: CellFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Popover
      label={label}
      isOpen
      triggerRef={edit.cell}
      placement="bottom end"
      offset={4}
      onOpenChange={() => edit.finish()}
    >
      <form
        className={overlay.cellForm}
        onSubmit={submit}
        // On the way down: radios keep Enter to themselves.
        onKeyDownCapture={(event) => {
          const isButton = event.target instanceof HTMLButtonElement;
          if (event.key !== "Enter" || isButton || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        {children}
      </form>
    </Popover>
  );
}
