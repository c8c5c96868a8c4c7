((workbench) => {
  workbench.fill();
  workbench.tellStored(); // of words that are kept in this browser, too
  workbench.startFilters();
  workbench.startPreview();
  workbench.startPanel();
  workbench.startChecks();
  workbench.startUndo();
  workbench.startReplace();
  workbench.startPresence();
  workbench.startReview();
  workbench.loadValues().finally(() => {
    workbench.offerKept(); // a value's words have no row before
    workbench.tellStored();
  });
})(window.workbench);
