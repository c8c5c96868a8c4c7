"""What is wrong with the words of a segment: broken markup, faults, and what got lost from the original."""
