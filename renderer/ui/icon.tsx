import type { ReactNode } from "react";
import styles from "./icon.module.css";

export type IconProps = {
  /** Spoken in place of the drawing. Leave it out where words beside the icon already say it. */
  readonly label?: string;
  readonly size?: 16 | 20;
};

export type IconComponent = (props: IconProps) => ReactNode;

/** Makes an icon of a drawing on a 16 x 16 grid, in strokes of the text's colour; class `filled` fills a part. */
export function drawn(drawing: ReactNode): IconComponent {
  return (props) => <Icon {...props} drawing={drawing} />;
}

function Icon({ label, size = 16, drawing }: IconProps & { readonly drawing: ReactNode }) {
  return (
    <svg
      className={styles.icon}
      viewBox="0 0 16 16"
      data-size={size}
      role="img"
      aria-hidden={label === undefined}
      aria-label={label}
    >
      {drawing}
    </svg>
  );
}
