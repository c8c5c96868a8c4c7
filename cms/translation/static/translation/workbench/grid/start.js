((workbench) => {
  workbench.fill();
  workbench.startFilters();
  workbench.startPreview();
  workbench.startPanel();
  workbench.startChecks();
  workbench.startUndo();
  workbench.startReplace();
  workbench.startPresence();
  workbench.startReview();
  workbench.loadValues().finally(workbench.offerKept); // a value's words have no row before
})(window.workbench);
