import { drawn } from "./icon.tsx";

export const LibraryIcon = drawn(
  <>
    <path d="M3 2.5h2.5v11H3zM5.5 4.5H8v9H5.5z" />
    <path d="m9.3 4.1 2.3-.7 2.6 9.5-2.3.7z" />
  </>,
);
export const ReaderIcon = drawn(
  <>
    <path d="M3.5 1.5h9v13h-9z" />
    <path d="M5.5 4.5h5M5.5 7h5M5.5 9.5h5M5.5 12h3" />
  </>,
);
export const ClaimsIcon = drawn(
  <>
    <path d="M2 2.5h12v8.5H7.5l-3 2.5V11H2z" />
    <path d="m5.5 6.7 1.8 1.8 3.4-3.6" />
  </>,
);
export const SourcesIcon = drawn(
  <>
    <circle cx="8" cy="4" r="2" />
    <circle cx="3.5" cy="12" r="2" />
    <circle cx="12.5" cy="12" r="2" />
    <path d="M7.1 5.8 4.4 10.2M8.9 5.8l2.7 4.4" />
  </>,
);
export const LensesIcon = drawn(
  <>
    <circle cx="6" cy="8" r="4" />
    <circle cx="10" cy="8" r="4" />
  </>,
);
export const SynthesisIcon = drawn(
  <>
    <path d="M2 2.5h12v11H2z" />
    <path d="M2 6.2h12M2 9.8h12M6 2.5v11M10 2.5v11" />
  </>,
);
export const FiguresIcon = drawn(
  <>
    <path d="M2.5 1.5v12h12" />
    <circle cx="6" cy="10" r="1.3" />
    <circle cx="9" cy="6" r="1.3" />
    <circle cx="13" cy="4" r="1.3" />
    <path d="m6.8 9 1.5-2M10.2 5.5l1.6-.9" />
  </>,
);
export const BriefIcon = drawn(
  <>
    <path d="M3.5 1.5h6l3 3v10h-9z" />
    <path d="M9.5 1.5v3h3M5.5 7h5v2.5h-5zM5.5 12h5" />
  </>,
);
export const SearchIcon = drawn(
  <>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.3 10.3 3.7 3.7" />
  </>,
);
export const HistoryIcon = drawn(
  <>
    <path d="M2.6 5.2A6 6 0 1 1 2 8" />
    <path d="M2.2 2.2v3.2h3.2M8 4.8V8l2.4 1.6" />
  </>,
);
export const SettingsIcon = drawn(
  <>
    <path d="M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7" />
    <circle cx="11" cy="4.5" r="1.8" />
    <circle cx="5" cy="11.5" r="1.8" />
  </>,
);
export const HelpIcon = drawn(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M6.2 6.3A1.8 1.8 0 1 1 8 8.3v.9" />
    <path d="M8 11.4v.1" />
  </>,
);
export const GuideIcon = drawn(
  <>
    <path d="M8 3.5C6.5 2.3 4 2.3 1.8 2.8v10.4C4 12.7 6.5 12.7 8 13.9c1.5-1.2 4-1.2 6.2-.7V2.8C12 2.3 9.5 2.3 8 3.5z" />
    <path d="M8 3.5v10.4" />
  </>,
);
export const NotebookIcon = drawn(
  <>
    <path d="M4 1.5h8.5v13H4zM6.5 1.5v13" />
    <path d="M2.5 4.5H4M2.5 8H4M2.5 11.5H4" />
  </>,
);
