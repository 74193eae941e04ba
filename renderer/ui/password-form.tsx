import { useState } from "react";
import { Button } from "./button.tsx";
import styles from "./field.module.css";
import { TextField } from "./text-field.tsx";
import { useTranslate } from "./translate.tsx";

export type PasswordFormProps = {
  /** The file that is locked. */
  readonly file: string;
  /** What the password is asked for. */
  readonly action: string;
  readonly onPassword: (password: string) => void;
};

/** Asks for the password of a file. */
export function PasswordForm({ file, action, onPassword }: PasswordFormProps) {
  const t = useTranslate();
  const [password, setPassword] = useState("");
  return (
    <form
      className={styles.password}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") onPassword(password);
      }}
    >
      <TextField
        label={t("library.import.passwordOf", { file })}
        isLabelHidden
        placeholder={t("library.import.password")}
        type="password"
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" size="small" isDisabled={password === ""}>
        {action}
      </Button>
    </form>
  );
}
