import { drawn } from "./icon.tsx";

export const ImportIcon = drawn(<path d="M8 2v7.5M4.8 6.5 8 9.7l3.2-3.2M2.5 10.5v3h11v-3" />);
export const ExportIcon = drawn(<path d="M8 9.7V2.2M4.8 5.2 8 2l3.2 3.2M2.5 10.5v3h11v-3" />);
export const FolderIcon = drawn(<path d="M1.5 13V3h4.7l1.5 2h6.8v8z" />);
export const PasteIcon = drawn(
  <>
    <path d="M5.5 3H3v11.5h10V3h-2.5" />
    <path d="M5.5 1.5h5v3h-5zM5.5 8h5M5.5 11h3.5" />
  </>,
);
export const CopyIcon = drawn(
  <>
    <path d="M5.5 5.5h8v8h-8z" />
    <path d="M10.5 5.5v-3h-8v8h3" />
  </>,
);
export const PlusIcon = drawn(<path d="M8 3v10M3 8h10" />);
export const MinusIcon = drawn(<path d="M3 8h10" />);
export const CloseIcon = drawn(<path d="m4 4 8 8M12 4l-8 8" />);
export const PauseIcon = drawn(<path d="M5.5 3.5v9M10.5 3.5v9" />);
export const PlayIcon = drawn(<path d="M5 3v10l8-5z" />);
export const CheckIcon = drawn(<path d="m3 8.5 3.2 3.2L13 4.5" />);
export const UndoIcon = drawn(<path d="M5.5 3 2.5 6l3 3M2.8 6h6.7a3.7 3.7 0 0 1 0 7.4H6" />);
export const TrashIcon = drawn(
  <path d="M2.5 4h11M6 4V2.3h4V4M3.8 4l.7 10h7l.7-10M6.6 6.8v4.5M9.4 6.8v4.5" />,
);
export const RestoreIcon = drawn(
  <path d="M2.5 4h11M6 4V2.3h4V4M3.8 4l.7 10h7l.7-10M8 11.8V7M6 8.8l2-2 2 2" />,
);
export const EditIcon = drawn(
  <path d="m2.5 13.5.8-3.3 7.7-7.7 2.5 2.5-7.7 7.7zM9.3 4.2l2.5 2.5" />,
);
export const PinIcon = drawn(<path d="M5.5 1.8h5M6.3 1.8v4.4L4 9h8L9.7 6.2V1.8M8 9v5.2" />);
export const FilterIcon = drawn(<path d="M2 3h12L9.5 8.3v4.9l-3-1.6V8.3z" />);
export const MoreIcon = drawn(
  <>
    <circle className="filled" cx="3.5" cy="8" r=".8" />
    <circle className="filled" cx="8" cy="8" r=".8" />
    <circle className="filled" cx="12.5" cy="8" r=".8" />
  </>,
);
export const ChevronDownIcon = drawn(<path d="m4 6 4 4 4-4" />);
export const ChevronUpIcon = drawn(<path d="m4 10 4-4 4 4" />);
export const PaneLeftIcon = drawn(<path d="M1.5 2.5h13v11h-13zM6 2.5v11" />);
export const PaneRightIcon = drawn(<path d="M1.5 2.5h13v11h-13zM10 2.5v11" />);
