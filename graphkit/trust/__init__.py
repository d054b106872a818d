"""What is engagement, and what only looks like it. Frames in, frames out; nobody is accused."""
