//! A mailbox in an object store: its four fields, and what is wrong with it.

ui::words! {
    BK_TITLE: "信箱放在对象存储" | "信箱放在物件儲存" | "Mailbox in an object store";
    BK_HINT: "不用自己的网站收信，改用兼容 S3 的存储桶。密钥只存在这台设备上，和别的资料一起锁着；手机、海报、station.json 里都没有。" | "不用自己的網站收信，改用相容 S3 的儲存桶。金鑰只存在這台裝置上，和別的資料一起鎖著；手機、海報、station.json 裡都沒有。" | "Letters go through an S3-compatible bucket instead of this site. The key stays on this device, locked away with everything else; no phone, poster or station.json has it.";
    BK_OPEN: "填存储桶" | "填儲存桶" | "Set a bucket";
    BK_CHANGE: "改存储桶" | "改儲存桶" | "Change the bucket";
    BK_ADDRESS: "桶的地址" | "桶的網址" | "Address of the bucket";
    BK_ADDRESS_HINT: "例：https://s3.example.org/qinghe" | "例：https://s3.example.org/qinghe" | "For example: https://s3.example.org/qinghe";
    BK_REGION: "区域" | "區域" | "Region";
    BK_REGION_HINT: "例：cn-north-1；存储没有区域就写 us-east-1" | "例：cn-north-1；儲存沒有區域就寫 us-east-1" | "For example: cn-north-1; us-east-1 where the store has none";
    BK_KEY_ID: "密钥名" | "金鑰名" | "Access key ID";
    BK_SECRET: "密钥" | "金鑰" | "Secret access key";
    BK_SAVE: "存下" | "存下" | "Keep it";
    BK_DROP: "不用存储桶了" | "不用儲存桶了" | "Use no bucket";
    BK_NO_ADDRESS: "请写 https:// 开头的桶地址，不带问号。" | "請寫 https:// 開頭的桶網址，不帶問號。" | "Write the bucket's address, beginning with https:// and without a question mark.";
    BK_NO_REGION: "请写区域，中间不留空格。" | "請寫區域，中間不留空格。" | "Write the region, without blanks.";
    BK_NO_KEY_ID: "请写密钥名，中间不留空格。" | "請寫金鑰名，中間不留空格。" | "Write the access key ID, without blanks.";
    BK_NO_SECRET: "请写密钥，中间不留空格。" | "請寫金鑰，中間不留空格。" | "Write the secret access key, without blanks.";
    BK_IN_USE: "在用：{where}" | "在用：{where}" | "In use: {where}";
    BK_WAITS: "存好了，还没用上：{where}。先试一试，再把上面的 station.json 放到网站上。" | "存好了，還沒用上：{where}。先試一試，再把上面的 station.json 放到網站上。" | "Kept, not in use yet: {where}. Test it, then put the station.json above on the site.";
    MB_NO_KEY: "信箱在存储桶里，这台设备没有密钥。请在上面“信箱放在对象存储”里填上。" | "信箱在儲存桶裡，這台裝置沒有金鑰。請在上面「信箱放在物件儲存」裡填上。" | "The mailbox is a bucket and this device has no key to it. Fill it in under “Mailbox in an object store” above.";
    MB_NOT_NAMED: "网站的 station.json 还没写这个桶，谁也没用它。请把新的 station.json 放上去。" | "網站的 station.json 還沒寫這個桶，誰也沒用它。請把新的 station.json 放上去。" | "The site's station.json does not name this bucket yet, so nobody uses it. Put the new station.json there.";
    MB_CLOCK_UNKNOWN: "存储说这台设备的钟差了一刻钟以上，不收。请调准日期和时间。" | "儲存說這台裝置的鐘差了一刻鐘以上，不收。請調準日期和時間。" | "The store refuses: this device's clock is more than a quarter of an hour off. Set date and time right.";
    MB_NO_BUCKET: "没有这个桶。请核对地址，或先把桶建好。" | "沒有這個桶。請核對網址，或先把桶建好。" | "There is no such bucket. Check the address, or create it first.";
    MB_KEY_UNKNOWN: "存储不认识这个密钥名。请核对，或新建一把。" | "儲存不認識這個金鑰名。請核對，或新建一把。" | "The store does not know this access key ID. Check it, or make a new key.";
    MB_KEY_WRONG: "密钥不对。请重新复制一遍，前后不要多字。" | "金鑰不對。請重新複製一遍，前後不要多字。" | "The secret does not fit the key. Copy it again, nothing before or behind it.";
    MB_REGION: "区域不对。请照桶的属性改。" | "區域不對。請照桶的屬性改。" | "The region is wrong. Take it from the bucket's properties.";
    MB_STRANGERS_MAY_NOT_PUT: "手机放不进信。请照 README 的桶策略，允许匿名 PutObject。" | "手機放不進信。請照 README 的桶策略，允許匿名 PutObject。" | "Phones cannot put letters. Allow anonymous PutObject as the bucket policy in the README does.";
    MB_STRANGERS_WRITE_LISTS: "谁都能改信箱的清单。请照 README 的桶策略，只允许匿名放信，不允许放 list.json。" | "誰都能改信箱的清單。請照 README 的桶策略，只允許匿名放信，不允許放 list.json。" | "Anybody can change the lists. Allow anonymous puts of letters only, as the README's policy does, not of list.json.";
    MB_BUCKET_SITES: "存储在，但不许这个网站用（跨域）。请照 README 给桶设 CORS。" | "儲存在，但不許這個網站用（跨域）。請照 README 給桶設 CORS。" | "The store is there but does not allow this site (CORS). Set the bucket's CORS as in the README.";
    MB_BUCKET_NO_WRITE: "这把密钥不能写。请给它 PutObject 的权限。" | "這把金鑰不能寫。請給它 PutObject 的權限。" | "This key may not write. Give it PutObject.";
    MB_BUCKET_NO_LIST: "这把密钥不能看清单（{n}），收不到信。请给它 ListBucket 的权限。" | "這把金鑰不能看清單（{n}），收不到信。請給它 ListBucket 的權限。" | "This key may not list ({n}), so no letters arrive. Give it ListBucket.";
    MB_BUCKET_NOT_FETCHED: "手机取不出信（{n}）。请照 README 的桶策略，允许匿名 GetObject。" | "手機取不出信（{n}）。請照 README 的桶策略，允許匿名 GetObject。" | "Phones cannot fetch letters ({n}). Allow anonymous GetObject as in the README's policy.";
    MB_BUCKET_LIST_OPEN: "谁都能看桶的清单。请去掉匿名的 ListBucket。" | "誰都能看桶的清單。請去掉匿名的 ListBucket。" | "Anybody can list the bucket. Take anonymous ListBucket away.";
}
