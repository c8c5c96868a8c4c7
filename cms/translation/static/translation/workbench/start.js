((workbench) => {
  workbench.fill();
  workbench.startFilters();
  workbench.startPreview();
  workbench.startPanel();
})(window.workbench);
