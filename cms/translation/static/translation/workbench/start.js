((workbench) => {
  workbench.fill();
  workbench.startFilters();
  workbench.startPreview();
})(window.workbench);
