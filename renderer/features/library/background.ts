export { ImportBackground as Background } from "./import-background.tsx";
