import { contextBridge } from "electron";

contextBridge.exposeInMainWorld("railhead", {});
