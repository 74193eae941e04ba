import { drawn } from "./icon.tsx";

/** The seven kinds of claim. */
export const FactIcon = drawn(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <circle className="filled" cx="8" cy="8" r="1.6" />
  </>,
);
export const FigureIcon = drawn(
  <path d="M6.4 2.5 4.8 13.5M11.2 2.5 9.6 13.5M3 6h10.5M2.5 10H13" />,
);
export const AttributionIcon = drawn(
  <>
    <circle cx="5.5" cy="5" r="2.3" />
    <path d="M1.5 13.5c0-3 1.6-4.7 4-4.7s4 1.7 4 4.7M11 4.2c.8.7.8 2 0 2.7M12.8 2.7c1.6 1.5 1.6 4.2 0 5.7" />
  </>,
);
export const OpinionIcon = drawn(
  <>
    <path d="M8 1.8a4.2 4.2 0 0 0-2.3 7.7v1.8h4.6V9.5A4.2 4.2 0 0 0 8 1.8z" />
    <path d="M6.2 14h3.6" />
  </>,
);
export const ForecastIcon = drawn(
  <path d="M2 12.5 5.5 8l2.5 2 2.2-3M12 4.8l1.8-2.3M10.5 2.5h3.3v3.3M2 14.5h12" />,
);
export const SentimentIcon = drawn(
  <path d="M8 13.5C3.5 10.4 2 8.4 2 6.2A3 3 0 0 1 8 5a3 3 0 0 1 6 1.2c0 2.2-1.5 4.2-6 7.3z" />,
);
export const PrescriptionIcon = drawn(<path d="M4 14.5V2M4 2.8h8.5l-2 2.7 2 2.7H4" />);

/** How a claim stands, and what is open. */
export const SupportsIcon = drawn(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 5v6M5 8h6" />
  </>,
);
export const DisputesIcon = drawn(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M5 8h6" />
  </>,
);
export const QualifiesIcon = drawn(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M4.8 8.8c1-1.4 2.1-1.4 3.2-.4 1.1 1 2.2 1 3.2-.4" />
  </>,
);
export const RingBrokenIcon = drawn(<path d="M10.9 2.8A6 6 0 1 0 14 8" />);
export const RingWholeIcon = drawn(<circle cx="8" cy="8" r="6" />);
export const TriangleUpIcon = drawn(<path className="filled" d="M8 3.2 13.5 13h-11z" />);
export const TriangleDownIcon = drawn(<path className="filled" d="M8 12.8 2.5 3h11z" />);
export const DiamondIcon = drawn(<path className="filled" d="m8 2.2 5 5.8-5 5.8L3 8z" />);
export const QuestionIcon = drawn(
  <path d="M5.2 5.6A2.9 2.9 0 1 1 8 8.7v1.6M8 13.2v.1" strokeWidth="1.8" />,
);
export const NotRelevantIcon = drawn(<path d="M4 8h8" />);
