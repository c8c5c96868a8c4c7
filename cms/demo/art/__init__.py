"""The project's own drawings, made by programs with a fixed random seed: the same image each time, so none is stored.

Each `draw_...` function takes no arguments and returns a `PIL.Image.Image` in flat colours: covers of 1600 × 2000, wide
leads of 2000 × 1125, works whose long side is 1800. `cms.demo.images` names the function for each key.
"""
