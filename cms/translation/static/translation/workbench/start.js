((workbench) => {
  workbench.fill();
  workbench.startFilters();
  workbench.startPreview();
  workbench.startPanel();
  workbench.loadValues();
})(window.workbench);
