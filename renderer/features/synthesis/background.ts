export { SynthesisBackground as Background } from "./synthesis-background.tsx";
