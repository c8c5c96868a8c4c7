((workbench) => {
  workbench.fill();
  workbench.startFilters();
  workbench.startPreview();
  workbench.startPanel();
  workbench.startChecks();
  workbench.loadValues();
})(window.workbench);
