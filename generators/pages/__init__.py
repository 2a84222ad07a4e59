"""What every generator of pages shares: the frame of a page, links, and templates that escape by default."""
