export { ClaimsBackground as Background } from "./claims-background.tsx";
export { ClaimsStatusItem as StatusItem } from "./claims-status-item.tsx";
