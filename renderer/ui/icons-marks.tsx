import { drawn } from "./icon.tsx";

export const HighlightIcon = drawn(
  <>
    <path d="m5.2 8.6 5.6-6.1 2.7 2.5-5.6 6.1H5.2z" />
    <path d="m5.2 10-1.7 1.8M2.5 14h11" />
  </>,
);
export const NoteIcon = drawn(
  <>
    <path d="M2.5 2.5h11v7.5L10 13.5H2.5z" />
    <path d="M13.5 10H10v3.5M5 5.5h6M5 8h4" />
  </>,
);
export const ClaimIcon = drawn(
  <>
    <path d="M2 2.5h12v8.5H7.5l-3 2.5V11H2z" />
    <path d="M8 4.3v3M8 9.1v.1" />
  </>,
);
export const EvidenceIcon = drawn(
  <>
    <path d="M2.5 1.5h8v5" />
    <path d="M2.5 1.5v13h5M4.7 4.5h3.6M4.7 7h2.3" />
    <circle cx="10.6" cy="10.6" r="2.6" />
    <path d="m12.5 12.5 1.8 1.8" />
  </>,
);
export const TagIcon = drawn(
  <>
    <path d="M2 2h5.5l6.5 6.5L8.5 14 2 7.5z" />
    <circle cx="5" cy="5" r=".9" />
  </>,
);
export const RelateIcon = drawn(
  <>
    <circle cx="3.8" cy="8" r="2.3" />
    <circle cx="12.2" cy="8" r="2.3" />
    <path d="M6.1 8h3.8" />
  </>,
);
export const OriginIcon = drawn(
  <>
    <circle cx="8" cy="3.6" r="1.9" />
    <path d="M8 5.5v3M8 8.5c0 2-4.5 1.4-4.5 4.7M8 8.5c0 2 4.5 1.4 4.5 4.7M8 8.5v5" />
  </>,
);
export const RateIcon = drawn(
  <>
    <path d="M2 3.5h5v9H2z" />
    <circle cx="11.8" cy="8" r="2.7" />
    <path d="m3.3 10.2 1.2-4.4 1.2 4.4M3.7 8.9h1.6M11.4 7l.6-.4v2.8" />
  </>,
);
export const QuoteIcon = drawn(
  <path d="M6.5 4.2C4 5 3 6.8 3 9.2v2.3h3.5V8.2H4.6M13 4.2c-2.5.8-3.5 2.6-3.5 5v2.3H13V8.2h-1.9" />,
);
export const RemovedIcon = drawn(<path d="M2 5h12M2 11h12M4 8h1.5M7.2 8h1.6M10.5 8H12" />);
export const RegionIcon = drawn(
  <path d="M2.5 5V3H5M7 3h2M11 3h2.5v2M13.5 7v2M13.5 11v2H11M9 13H7M5 13H2.5v-2M2.5 9V7" />,
);
export const TurnIcon = drawn(<path d="M12.8 8.5A5 5 0 1 1 11 4.4M11.2 1.6v3h-3" />);
