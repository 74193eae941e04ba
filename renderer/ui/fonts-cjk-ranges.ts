import "./fonts-cjk.css";
