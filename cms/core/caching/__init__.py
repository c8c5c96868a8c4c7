"""What is made once and used again: the SQL of queries, pieces of HTML."""
