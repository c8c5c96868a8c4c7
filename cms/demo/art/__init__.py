"""The project's own drawings, made by rule and by a fixed chance: the same picture each time, nothing to store.

Each `draw_...` function takes nothing and returns a `PIL.Image.Image` in flat colours: covers of 1600 × 2000, wide leads of
2000 × 1125, works whose long side is 1800. `cms.demo.pictures` says which key is drawn by which.
"""
