import { drawn } from "./icon.tsx";

export const WarningIcon = drawn(<path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1" />);
export const ErrorIcon = drawn(
  <path d="M5.5 1.8h5l3.7 3.7v5l-3.7 3.7h-5l-3.7-3.7v-5zM8 4.8v3.9M8 10.9v.1" />,
);
export const InfoIcon = drawn(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 7.3v3.9M8 4.9v.1" />
  </>,
);
export const LockIcon = drawn(
  <path d="M3.5 7h9v7h-9zM5.3 7V4.8a2.7 2.7 0 0 1 5.4 0V7M8 9.7v1.8" />,
);
export const NetworkNoneIcon = drawn(
  <>
    <path d="M2 6.2a8.8 8.8 0 0 1 2.6-1.8M8 3.4c2.2 0 4.3.9 6 2.8M4.3 9a5.3 5.3 0 0 1 2.2-1.4M10 7.9c.6.3 1.2.7 1.7 1.1" />
    <path d="M8 12.2v.1M2.5 2l11 12" />
  </>,
);
export const SavedIcon = drawn(
  <>
    <path d="M2.5 2.5h9l2 2v9h-11z" />
    <path d="m5.3 8.6 2 2 3.6-4" />
  </>,
);
export const UnsavedIcon = drawn(
  <>
    <path d="M2.5 2.5h9l2 2v9h-11z" />
    <path d="M8 5.5v3.3M8 11v.1" />
  </>,
);
export const ClockIcon = drawn(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.5V8l2.5 1.8" />
  </>,
);
export const HashIcon = drawn(<path d="M6 2.5v11M10 2.5v11M2.5 6h11M2.5 10h11" />);
export const InboxIcon = drawn(<path d="M2 9.5 4 2.5h8l2 7v4H2zM2 9.5h3.5l1 2h3l1-2H14" />);
/** Two that stand side by side. */
export const DisputedIcon = drawn(
  <path d="M2 4.5h4M2 8h4M2 11.5h4M10 4.5h4M10 8h4M10 11.5h4M8 2.5v11" />,
);
